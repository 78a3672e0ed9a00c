import { attach } from './distinctive-court.mjs';

// not in 2020, the year whose published figures other walks compare
const day = (count) => `2021-03-${String(count).padStart(2, '0')}`;

/** The personal classes, and what any reader of the whole record sees. */
const CLASSES = ['identity', 'contact', 'location', 'health', 'testimony', 'open'];

/** Values that occur nowhere else, each with its class. */
class DistinctiveValues {
  #recorded = [];

  next(personalClass, about) {
    const value = `Zq${String(this.#recorded.length).padStart(2, '0')} ${about}`;
    this.#recorded.push({ personalClass, value });
    return value;
  }

  of(...classes) {
    return this.#recorded.filter(({ personalClass }) => classes.includes(personalClass)).map(({ value }) => value);
  }

  get all() {
    return this.of(...CLASSES);
  }
}

/** Records someone with a distinctive value in each field that holds a text. */
export const someoneDistinctive = async (visitor) => {
  const values = new DistinctiveValues();
  const [identity, contact, location, health, testimony, open] = CLASSES.map(
    (one) => (about) => values.next(one, about),
  );
  const survivorId = await visitor.receives({
    familyName: identity('family name (SYNTHETIC)'),
    givenName: identity('given name'),
    localFamilyName: identity('local family name'),
    localGivenName: identity('local given name'),
    ethnicity: identity('ethnicity'),
    contact: {
      channel: 'PHONE',
      value: contact('number'),
      safe: true,
      whenSafe: contact('when'),
      whoMayAnswer: contact('who'),
    },
  });
  const record = (mutation, input) => visitor.records(mutation, { survivorId, ...input });
  const recipient = open('recipient');
  await record('giveConsent', {
    scopes: ['INTERVIEW', 'SERVICES', 'SHARING', 'REPATRIATION', 'PROSECUTION'],
    recipients: [recipient],
    givenBy: 'SURVIVOR',
    language: 'khm',
    witnessRole: 'SOCIAL_WORKER',
    on: day(3),
  });
  for (const [relation, safe] of [
    ['IN_LAW', 'NO'],
    ['SIBLING', 'YES'],
    ['AUNT_OR_UNCLE', 'UNKNOWN'],
  ])
    await record('recordHouseholdMember', {
      relation,
      safe,
      name: identity('member'),
      note: testimony('about a member'),
    });
  await record('conductScreeningInterview', {
    authorityPresent: false,
    indicators: { act: ['RECRUITMENT'], means: ['FRAUD'], purpose: ['FORCED_LABOUR'] },
    interviewers: ['sokha'],
    on: day(4),
    place: location('place of the interview'),
    setting: 'OFFICE',
  });
  await record('identifySurvivor', {
    on: day(4),
    decidedBy: 'POLICE',
    level: 'FORMAL',
    documentNo: identity('document'),
    exploitation: [
      {
        country: 'TH',
        types: ['FORCED_LABOUR'],
        recruiterRelation: 'BROKER',
        recruitment: 'FALSE_JOB_OFFER',
        control: ['DEBT_BONDAGE'],
        industry: 'C',
        narrative: testimony('narrative'),
      },
    ],
  });
  await record('enterAftercare', {
    on: day(5),
    housing: 'INDEPENDENT_LIVING',
    programme: 'COMMUNITY_BASED',
    office: 'SiemReapCac',
    address: location('address'),
    safetyPlan: testimony('safety plan'),
  });
  await record('assessRisk', { on: day(6), level: 'HIGH', retraffickingIndicators: ['DEBT'], note: testimony('risk') });
  await record('holdMdtReview', {
    on: day(6),
    agencies: ['PREVENTION'],
    recommendations: [testimony('recommendation'), testimony('another recommendation')],
    actions: [{ recommendationId: crypto.randomUUID(), text: testimony('action'), owner: 'sokha', dueOn: day(20) }],
  });
  const planId = crypto.randomUUID();
  await record('draftCasePlan', {
    planId,
    on: day(7),
    goals: ['EDUCATION_AND_WORK', 'SHELTER', 'FOOD_SECURITY'].map((domain) => ({
      goalId: crypto.randomUUID(),
      domain,
      aim: testimony('aim'),
      survivorsWish: testimony('wish'),
      services: ['VOCATIONAL_TRAINING'],
      dueOn: '2021-09-01',
    })),
  });
  for (let count = 8; count < 10; count++) {
    await record('deliverService', {
      type: count === 8 ? 'MEDICAL' : 'FOOD_PACKAGE',
      provider: open('provider'),
      mode: 'IN_PERSON',
      on: day(count),
      quantity: 1,
      unit: count === 8 ? 'SESSION' : 'PACKAGE',
      emergency: true,
      note: health('about a service'),
    });
    await record('recordNote', { on: day(count), kind: 'CALL', text: testimony('note') });
    await record('makeAppointment', {
      on: day(count),
      kind: 'MEDICAL',
      at: `2021-04-0${count}T09:00:00+07:00`,
      place: location('place of an appointment'),
      withWhom: testimony('company'),
    });
    await record('setTask', { on: day(count), title: testimony('task'), dueOn: '2021-03-20' });
  }
  for (const kind of ['VISIT', 'MEETING']) await record('recordNote', { on: day(10), kind, text: testimony('note') });
  const dependantId = crypto.randomUUID();
  await record('recordDependant', {
    dependantId,
    on: day(10),
    relation: 'CHILD',
    livesWith: 'ABUSER',
    country: 'TH',
    name: identity('child'),
    note: testimony('about the child'),
  });
  await record('recordCustody', {
    dependantId,
    on: day(11),
    custody: 'SOUGHT',
    court: testimony('court of custody'),
    note: testimony('about custody'),
  });
  await record('recordPregnancy', { on: day(12), dueMonth: '2021-09', note: health('pregnancy') });
  await record('recordBirth', {
    on: day(13),
    livesWith: 'SURVIVOR',
    country: 'KH',
    name: identity('newborn'),
    note: health('birth'),
  });
  await record('changeHousing', {
    arrangement: 'KINSHIP',
    on: day(14),
    address: location('new address'),
    carer: location('carer'),
    safetyPlan: testimony('new safety plan'),
  });
  await record('makeReferral', {
    on: day(15),
    services: ['LEGAL_AID'],
    toOrganisation: recipient,
    reason: testimony('reason'),
  });
  for (const [mutation, more] of [
    ['completeFollowUp', { mode: 'HOME_VISIT', retraffickingIndicators: [] }],
    ['recordMissedFollowUp', { reason: 'NOT_REACHED' }],
  ])
    await record(mutation, { on: day(16), note: testimony('follow-up'), ...more });
  await record('planReintegration', {
    arrangement: 'KINSHIP',
    on: day(17),
    expectedOn: '2021-06-01',
    place: location('future home'),
    withWhom: location('future family'),
    note: testimony('way home'),
  });
  await record('requestRepatriation', { from: 'TH', on: day(18) });
  await record('completeRepatriation', {
    from: 'TH',
    on: day(19),
    crossing: open('crossing'),
    authorities: [open('authority')],
    escort: open('escort'),
    receptionPlace: location('place of reception'),
  });
  await record('recordReturn', {
    manner: 'OWN_MEANS',
    from: 'MY',
    transit: ['TH'],
    crossing: open('other crossing'),
    irregularCrossing: true,
    on: day(19),
  });
  await attach(visitor, survivorId, {
    on: day(20),
    title: testimony('title of a document'),
    custody: testimony('who has the original'),
  });
  return { survivorId, values };
};
