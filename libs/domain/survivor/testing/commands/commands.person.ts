import { dayAt } from '#kernel/decider';
import { SERVICE_TYPES } from '../../../directory/services.codes.js';
import { CONSENT_GIVERS, CONSENT_SCOPES, GUARDIAN_KIN, OVERRIDE_REASONS } from '../../steps/consent/consent.codes.js';
import * as identification from '../../steps/identification/identification.codes.js';
import {
  HOUSEHOLD_RELATIONS,
  HOUSEHOLD_SAFETY,
  REFERRAL_ANSWERS,
  REFERRAL_SOURCES,
  SEXES,
  URGENCIES,
} from '../../steps/referral/referral.codes.js';
import { isMinor } from '../../steps/referral/referral.rules.js';
import { PARTNER, type Draw } from '../draw.js';
import type { CommandGenerators } from '../drawn.js';

/** More details of a person than the rules require. */
const namesOf = (draw: Draw) => ({
  ...draw.maybe(() => ({ givenName: draw.personal(), ethnicity: draw.personal() })),
  ...draw.maybe(() => ({ localGivenName: draw.personal(), localFamilyName: draw.personal() })),
  ...draw.maybe(() => ({ familyName: draw.personal() })),
  ...draw.maybe(() => ({ contact: { channel: 'Phone', value: draw.personal(), safe: draw.flag() } as const })),
});

const episodeOf = (draw: Draw) => ({
  types: draw.isWild ? draw.some(identification.EXPLOITATIONS) : [draw.one(identification.EXPLOITATIONS)],
  recruitment: draw.one(identification.RECRUITMENTS),
  recruiterRelation: draw.flag() ? 'Family' : draw.one(identification.RECRUITER_RELATIONS),
  control: draw.some(identification.CONTROLS),
  country: 'TH',
  ...draw.maybe(() => ({ recruiterKin: draw.some(identification.RECRUITER_KIN) })),
  ...draw.maybe(() => ({ narrative: draw.personal() })),
  ...draw.maybe(() => ({ scheme: 'FalseMarriage', months: draw.whole(30), industry: 'A' }) as const),
  ...draw.maybe(() => ({ ageWhenTrafficked: draw.whole(17), sexTypes: draw.some(identification.SEX_TYPES) })),
});

/** Commands about the person, their consents, and their exploitation. */
export const PERSON = {
  ReceiveReferral: (draw) => ({
    on: draw.day(),
    source: draw.one(REFERRAL_SOURCES),
    office: 'Poipet',
    province: '01',
    urgency: draw.one(URGENCIES),
    sex: draw.one(SEXES),
    nationality: 'KH',
    languages: ['khm'],
    ...namesOf(draw),
    ...draw.maybe(() => ({ operationId: draw.id(), district: '0102' })),
    ...draw.one([
      { birthDate: '2002-03-10' },
      { birthDate: '1985-07-01' },
      { estimatedAge: 12 },
      { birthYear: 2001 },
      {},
    ]),
  }),

  RevisePersonDetails: (draw) => ({
    ...namesOf(draw),
    ...draw.maybe(() => ({ nationality: 'KH', languages: draw.one([['khm'], ['tha', 'khm']]) })),
    ...draw.maybe(() => ({ sex: draw.one(SEXES) })),
    ...draw.one([{ birthDate: '2003-04-02' }, { birthDate: '1985-06-30' }, { estimatedAge: 13 }, { birthYear: 2002 }]),
  }),
  RecordHouseholdMember: (draw, { referral }) => ({
    relation: draw.one(HOUSEHOLD_RELATIONS),
    safe: draw.one(HOUSEHOLD_SAFETY),
    ...draw.maybe(() => ({ memberId: draw.known(Object.keys(referral?.household ?? {})), name: draw.personal() })),
    ...draw.maybe(() => ({ note: draw.personal() })),
  }),
  MakeReferral: (draw, { consent }) => ({
    toOrganisation: draw.rarely(5) ? draw.text() : PARTNER,
    services: draw.isWild ? [] : draw.rarely(5) ? draw.some(SERVICE_TYPES) : ['LegalAid'],
    consentId: draw.known([
      ...consent.given.map(({ consentId }) => consentId),
      ...consent.overrides.map(({ overrideId }) => overrideId),
    ]),
    on: draw.day(),
    ...draw.maybe(() => ({ reason: draw.personal() })),
  }),
  AnswerReferral: (draw, { referral }) => ({
    referralId: draw.known(Object.keys(referral?.made ?? {})),
    answer: draw.one(REFERRAL_ANSWERS),
    on: draw.day(),
  }),

  GiveConsent: (draw, { referral }) => {
    const child = isMinor(referral, dayAt(draw.now)) !== draw.rarely(10);
    return {
      consentId: draw.id(),
      scopes: draw.isWild ? [] : draw.rarely(4) ? draw.some(CONSENT_SCOPES) : CONSENT_SCOPES,
      recipients: [PARTNER],
      givenBy: child ? draw.one(CONSENT_GIVERS.slice(1)) : 'Survivor',
      language: 'khm',
      witnessRole: 'SocialWorker',
      on: draw.day(),
      ...(child && { childAssent: !draw.rarely(10), guardianKin: draw.one(GUARDIAN_KIN) }),
      ...draw.maybe(() => ({ guardianName: draw.personal(), expiresOn: draw.one(['2020-06-30', '2021-12-31']) })),
    };
  },
  WithdrawConsent: (draw, { consent }) => ({
    consentId: draw.known(consent.given.map(({ consentId }) => consentId)),
    on: draw.day(),
  }),
  OverrideConsent: (draw) => ({
    scope: draw.one(CONSENT_SCOPES),
    reason: draw.one(OVERRIDE_REASONS),
    coversFrom: draw.day(),
    ...draw.maybe(() => ({ overrideId: draw.id(), note: draw.personal() })),
  }),
  ReviewConsentOverride: (draw, { consent }) => ({
    overrideId: draw.known(consent.overrides.map(({ overrideId }) => overrideId)),
    upheld: draw.flag(),
    on: draw.day(),
  }),

  ConductScreeningInterview: (draw) => ({
    on: draw.day(),
    setting: draw.one(identification.INTERVIEW_SETTINGS),
    interviewers: [draw.text()],
    authorityPresent: draw.flag(),
    indicators: {
      act: draw.some(identification.ACTS),
      means: draw.some(identification.MEANS),
      purpose: draw.some(identification.EXPLOITATIONS),
    },
    ...draw.maybe(() => ({ place: draw.personal(), interpreter: draw.flag() })),
    ...draw.maybe(() => ({ operationId: draw.id(), streetChild: draw.flag(), forcedByFamily: draw.flag() })),
    ...draw.maybe(() => ({ forcedByKin: draw.some(identification.RECRUITER_KIN) })),
  }),
  IdentifySurvivor: (draw) => ({
    level: draw.one(identification.IDENTIFICATION_LEVELS),
    decidedBy: draw.one(identification.DECIDING_AUTHORITIES),
    on: draw.day(),
    exploitation: Array.from({ length: draw.isWild ? draw.one([0, 2]) : 1 }, () => episodeOf(draw)),
    ...draw.maybe(() => ({ documentNo: draw.personal() })),
  }),
  ReviseExploitation: (draw, { identification: { episodes } }) => ({
    on: draw.day(),
    episode: {
      ...episodeOf(draw),
      ...draw.maybe(() => ({ episodeId: draw.known(episodes.map(({ payload }) => payload.episodeId)) })),
    },
  }),
} satisfies Partial<CommandGenerators>;
