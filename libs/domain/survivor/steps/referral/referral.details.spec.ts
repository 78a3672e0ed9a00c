import { ERASED } from '#kernel/decider';
import {
  closed,
  consented,
  entered,
  girl,
  identified,
  interviewed,
  journey,
  outcomeOf,
  somebody,
  woman,
} from '../../testing.js';
import { everyLife } from '../../testing/life.js';
import type { ReferralCommands } from './referral.decider.js';
import { restateAges } from './referral.rules.js';

type Revision = ReferralCommands['RevisePersonDetails'];
type Facts = Parameters<typeof journey>;

const detailsRevised = (
  data: Revision & { ages?: { eventId: string; ageOnDay: number | null; minor: boolean }[] },
) => ({
  type: 'PersonDetailsRevised' as const,
  data,
});
const contact = { channel: 'Phone', value: '+855 00 000 123', safe: true, whenSafe: 'in the morning' } as const;

describe('revising the details of a survivor', () => {
  it.each<[string, Revision]>([
    ['names', { givenName: 'Bopha', localFamilyName: 'សុខ' }],
    ['a sex', { sex: 'Other' }],
    ['a nationality', { nationality: 'VN' }],
    ['an ethnicity', { ethnicity: 'Cham' }],
    ['languages', { languages: ['khm', 'vie'] }],
    ['a contact', { contact }],
  ])('accepts %s, and records it once', (_, input) => {
    expect(journey(girl()).when('RevisePersonDetails', input)).toEqual([detailsRevised(input)]);
    expect(journey(girl(), detailsRevised(input)).when('RevisePersonDetails', input)).toEqual([]);
  });

  it('records the new detail together with the others in the command', () => {
    const given = journey(girl({ givenName: 'Bopha', contact }));
    expect(given.when('RevisePersonDetails', { givenName: 'Bopha', contact })).toEqual([]);
    const input = { givenName: 'Bopha', contact: { ...contact, safe: false } };
    expect(given.when('RevisePersonDetails', input)).toEqual([detailsRevised(input)]);
    expect(given.when('RevisePersonDetails', {})).toEqual([]);
  });

  it('is refused until a closed case is reopened', () => {
    expect(journey(girl(), closed()).when('RevisePersonDetails', { sex: 'Male' })).toBe('CASE_CLOSED');
  });

  it('takes effect for every step from then on', () => {
    const { referral } = journey(
      somebody(),
      detailsRevised({ sex: 'Male', birthDate: '2004-05-06', birthYear: 2004 }),
    ).state();
    expect(referral).toMatchObject({ sex: 'Male', birthDate: '2004-05-06', birthYear: 2004, referredOn: '2020-02-01' });
  });
});

describe('revising the birth details', () => {
  it.each<[string, Facts, Revision, Revision | string]>([
    ['a date where nothing was known', [somebody()], { birthDate: '2003-01-02' }, { birthYear: 2003 }],
    [
      'a date in place of an estimate',
      [somebody({ estimatedAge: 11 })],
      { birthDate: '2003-01-02' },
      { birthYear: 2003 },
    ],
    ['another date', [girl()], { birthDate: '1999-01-02' }, { birthYear: 1999 }],
    ['a year in place of an estimate', [somebody({ estimatedAge: 11, birthYear: 2009 })], { birthYear: 2003 }, {}],
    ['an estimate in place of a year', [somebody({ birthYear: 2003 })], { estimatedAge: 11 }, { birthYear: 2009 }],
    ['an estimate that fits the date', [girl()], { estimatedAge: 17 }, { birthYear: 2002 }],
    ['an estimate that does not fit the date', [girl()], { estimatedAge: 11 }, 'AGE_CONTRADICTS'],
    ['a year that does not fit the date', [girl()], { birthYear: 2003 }, 'AGE_CONTRADICTS'],
    ['a date and another year', [girl()], { birthDate: '2001-01-01', birthYear: 2002 }, 'AGE_CONTRADICTS'],
    ['a year in which no survivor here was born', [somebody()], { birthYear: 1899 }, 'DATE_ORDER'],
    ['a day after the referral', [girl()], { birthDate: '2020-02-02' }, 'DATE_ORDER'],
    ['the day of the referral', [girl()], { birthDate: '2020-02-01' }, { birthYear: 2020 }],
    ['a day after a consent', [girl(), consented({ on: '2020-01-31' })], { birthDate: '2020-02-01' }, 'DATE_ORDER'],
    ['the year after a consent', [somebody(), consented({ on: '2019-12-31' })], { birthYear: 2020 }, 'DATE_ORDER'],
    ['the year of a consent', [somebody(), consented({ on: '2020-01-01' })], { birthYear: 2020 }, {}],
  ])('%s', (_, facts, input, stamped) => {
    const answer = journey(...facts).when('RevisePersonDetails', input);
    expect(answer).toEqual(typeof stamped === 'string' ? stamped : [detailsRevised({ ...input, ...stamped })]);
  });

  it('records nothing when it is already known: the year of a date, or what an estimate amounts to', () => {
    expect(journey(girl()).when('RevisePersonDetails', { birthYear: 2002 })).toEqual([]);
    const estimated = journey(somebody({ estimatedAge: 17, birthYear: 2003 }));
    expect(estimated.when('RevisePersonDetails', { birthYear: 2003, estimatedAge: 17 })).toEqual([]);
    expect(estimated.when('RevisePersonDetails', { estimatedAge: 17 })).toEqual([]);
    const dated = journey(girl({ estimatedAge: 17 }));
    expect(dated.when('RevisePersonDetails', { birthYear: 2002 })).toEqual([]);
    expect(dated.when('RevisePersonDetails', { estimatedAge: 17 })).toEqual([]);
  });

  it('records again what was replaced since it was first given', () => {
    const mistaken = [somebody({ estimatedAge: 11, birthYear: 2009 }), detailsRevised({ birthYear: 2003 })] as const;
    const back = detailsRevised({ estimatedAge: 11, birthYear: 2009 });
    expect(journey(...mistaken).when('RevisePersonDetails', { estimatedAge: 11 })).toEqual([back]);
    expect(journey(...mistaken, back).when('RevisePersonDetails', { estimatedAge: 11 })).toEqual([]);
  });

  it('records a year in place of the estimate that amounts to it: the age is no longer known as exactly', () => {
    const input = { birthYear: 2009 };
    const given = [somebody({ estimatedAge: 11, birthYear: 2009 })] as const;
    expect(journey(...given).when('RevisePersonDetails', input)).toEqual([detailsRevised(input)]);
    expect(journey(...given, detailsRevised(input)).when('RevisePersonDetails', input)).toEqual([]);
  });
});

describe('an age in an earlier entry', () => {
  const history: Facts = [
    girl(),
    consented(),
    interviewed(),
    identified(),
    entered({ on: '2020-06-10', ageOnDay: 18, minor: false }),
  ];

  it.each<[string, Revision, object[] | undefined]>([
    [
      'is restated where it differs',
      { birthDate: '1999-06-01' },
      [
        { eventId: 'event-2', ageOnDay: 20, minor: false },
        { eventId: 'event-3', ageOnDay: 20, minor: false },
        { eventId: 'event-4', ageOnDay: 21, minor: false },
      ],
    ],
    ['stays where it is the same', { birthDate: '2002-02-04' }, [{ eventId: 'event-3', ageOnDay: 18, minor: false }]],
    ['stays when no birthday lies in between', { birthDate: '2002-05-31' }, undefined],
    ['stays when the revision does not concern the birth', { sex: 'Male' }, undefined],
  ])('%s', (_, input, ages) => {
    const [event] = journey(...history).when('RevisePersonDetails', input) as ReturnType<typeof detailsRevised>[];
    expect(event!.data.ages).toEqual(ages);
  });

  it('is restated in a forensic interview too', () => {
    const heard = {
      type: 'ForensicInterviewConducted',
      data: {
        forensicInterviewId: 'forensic',
        on: '2020-05-01',
        setting: 'CAC',
        interviewer: 'kunthea',
        observers: [],
        recorded: false,
        language: 'khm',
        outcome: 'FullDisclosure',
        ageOnDay: 17,
      },
    } as const;
    const given = journey(...history.slice(0, 2), heard);
    expect(given.when('RevisePersonDetails', { birthDate: '2003-06-01' })).toMatchObject([
      { data: { ages: [{ eventId: 'event-2', ageOnDay: 16, minor: true }] } },
    ]);
  });

  it('is restated once, and again when it changes again', () => {
    const restated = detailsRevised({
      birthDate: '2001-06-01',
      birthYear: 2001,
      ages: [
        { eventId: 'event-2', ageOnDay: 18, minor: false },
        { eventId: 'event-3', ageOnDay: 18, minor: false },
      ],
    });
    const given = journey(...history.slice(0, 4), restated);
    expect(given.when('RevisePersonDetails', { birthDate: '2001-05-31' })).toEqual([
      detailsRevised({ birthDate: '2001-05-31', birthYear: 2001 }),
    ]);
    expect(given.when('RevisePersonDetails', { birthDate: '2002-06-01' })).toMatchObject([
      { data: { ages: [{ eventId: 'event-2', ageOnDay: 17, minor: true }, { eventId: 'event-3' }] } },
    ]);
  });

  it('is decided the same when a correction gives the entry again with its stamped fields', () => {
    const [event] = journey(...history).when('RevisePersonDetails', { birthDate: '1999-06-01' }) as ReturnType<
      typeof detailsRevised
    >[];
    expect(journey(...history).when('RevisePersonDetails', event!.data)).toEqual([event]);
  });

  it('is remembered for every entry that records one', () => {
    everyLife(({ facts, state }) => {
      const stamped = facts.filter(({ data }) => 'ageOnDay' in data).map(({ id }) => id);
      const standing = new Set(state.record.filter((one) => one.status !== 'struckOut').map((one) => one.recording.id));
      const aged = state.referral?.aged.map(({ eventId }) => eventId) ?? [];
      expect(aged).toEqual(stamped.filter((id) => standing.has(id)));
      expect(state.referral && restateAges(state.referral, state.referral.aged)).toEqual(state.referral && []);
    });
  });
});

describe('a household member', () => {
  const mother = { memberId: 'mother', relation: 'Mother', safe: 'Yes', name: 'Sok Chan' } as const;
  const told = { type: 'HouseholdMemberRecorded', data: mother } as const;

  it('takes the id of the command when none is given', () => {
    const { memberId: _, ...unnamed } = mother;
    expect(journey(woman()).when('RecordHouseholdMember', unnamed)).toEqual([
      { type: 'HouseholdMemberRecorded', data: { ...unnamed, memberId: 'the-command' } },
    ]);
  });

  it('is recorded once more with new data, and not with the same data', () => {
    const given = journey(woman(), told);
    expect(given.when('RecordHouseholdMember', mother)).toEqual([]);
    const unsafe = { ...mother, safe: 'No', note: 'The mother came home drunk.' } as const;
    expect(given.when('RecordHouseholdMember', unsafe)).toEqual([{ type: 'HouseholdMemberRecorded', data: unsafe }]);
    const back = journey(woman(), told, { type: 'HouseholdMemberRecorded', data: unsafe });
    expect(outcomeOf(back.when('RecordHouseholdMember', mother))).toBe('HouseholdMemberRecorded');
  });
});

describe('birth details that were erased later', () => {
  const now = '2025-03-01T09:00:00.000Z';

  it('lead to the same decision as before', () => {
    const received = { ...girl().data, birthDate: ERASED, birthYear: 2002 };
    expect(journey().when('ReceiveReferral', received as never, { now })).toEqual([
      { type: 'ReferralReceived', data: received },
    ]);
    const told = { birthDate: ERASED as never, birthYear: 2003 };
    expect(journey(girl(received)).when('RevisePersonDetails', told)).toEqual([detailsRevised(told)]);
    expect(journey(girl(received)).when('RevisePersonDetails', { birthYear: 2003 })).toEqual([
      detailsRevised({ birthYear: 2003 }),
    ]);
  });

  it('still precede everything that has happened', () => {
    const told = { birthDate: ERASED as never, birthYear: 2021 };
    expect(journey(somebody()).when('RevisePersonDetails', told)).toBe('DATE_ORDER');
  });
});
