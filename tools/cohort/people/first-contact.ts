import type { ConsentScope } from '../../../libs/domain/survivor/steps/consent/consent.codes.js';
import { assign } from '../assignments.js';
import { byAuthority, byGuardian, bySurvivor } from '../consents.js';
import { birthYear, isChild, type Life } from '../life.js';
import { step, type Step } from '../line.js';
import { operationId } from '../operations.js';
import { repatriation } from '../care/repatriation.js';

/** From the referral to the interview, with the repatriation if there was one. */
export const firstContact = (seed: number, life: Life): Step[] => [
  ...referral(seed, life),
  ...firstConsent(life),
  ...repatriation(life),
  interview(seed, life),
];

const referral = (seed: number, life: Life): Step[] => {
  const { person, worker, random, given, family } = life;
  return [
    step(worker, 'receiveReferral', {
      on: person.met,
      source: person.source,
      ...(person.street ? { operationId: operationId(seed, person.street.outreach) } : {}),
      office: worker.office,
      province: person.province,
      urgency: person.urgency,
      givenName: given[0],
      familyName: family[0],
      localGivenName: given[1],
      localFamilyName: family[1],
      ...(typeof person.born === 'number' ? { estimatedAge: person.born } : { birthDate: person.born }),
      birthYear: birthYear(person),
      sex: person.sex,
      nationality: 'KH',
      ethnicity: 'Khmer',
      languages: ['khm'],
      ...(person.street
        ? {}
        : // no telephone number of Cambodia begins like this
          { contact: { channel: 'Phone', value: `+855 00 000 ${random.int(100, 999)}`, safe: random.int(0, 3) > 0 } }),
    }),
    ...(person.home ? [assign(life, 'CaseWorker', worker, person.met)] : []),
  ];
};

const firstConsent = (life: Life): Step[] => {
  const { person } = life;
  const scopes: ConsentScope[] = [
    'Interview',
    ...(person.repatriated ? (['Repatriation'] as const) : []),
    ...(person.helped ? (['Services'] as const) : []),
  ];
  const until = person.consentUntil ? { expiresOn: person.consentUntil } : {};
  if (!isChild(person, person.met))
    return [bySurvivor(life, person.met, person.home && !person.helped ? [...scopes, 'Services'] : scopes, until)];
  return person.parent
    ? [byGuardian(life, person.met, { givenBy: 'Guardian', kin: person.parent }, scopes)]
    : [byAuthority(life, person.met, scopes)];
};

const interview = (seed: number, { person, worker, random }: Life): Step => {
  const { decision, street } = person;
  const episodes = 'episodes' in decision ? decision.episodes : [];
  const [first] = episodes;
  return step(worker, 'conductScreeningInterview', {
    interviewId: random.uuid(),
    on: person.heard,
    setting: person.setting,
    place: PLACES[person.setting],
    interviewers: [worker.id],
    authorityPresent: true,
    interpreter: false,
    ...(street
      ? { operationId: operationId(seed, street.outreach), streetChild: true, forcedByFamily: street.forced }
      : {}),
    indicators: {
      act: !first ? [] : first.country === 'KH' ? ['Recruitment'] : ['Recruitment', 'Transportation'],
      means: !first ? [] : first.recruitment === 'FamilyMember' ? ['AbuseOfVulnerability'] : ['Deception', 'Fraud'],
      purpose: [...new Set(episodes.flatMap(({ types }) => types))],
    },
  });
};

const PLACES = {
  CAC: 'Child advocacy centre, Siem Reap',
  Mobile: 'A quiet room at the commune office',
  Office: 'Interview room of the office',
  Border: 'Transit centre, Poipet',
  Shelter: 'Shelter',
} as const;
