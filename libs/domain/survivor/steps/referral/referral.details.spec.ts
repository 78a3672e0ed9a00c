import { ERASED } from '#kernel/decider';
import { closed, consented, girl, journey, outcomeOf, somebody, woman } from '../../testing.js';
import type { ReferralCommands } from './referral.decider.js';

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
  it.each<{ title: string; given: Facts; input: Revision; stamped: Revision | string }>([
    {
      title: 'a date where nothing was known',
      given: [somebody()],
      input: { birthDate: '2003-01-02' },
      stamped: { birthYear: 2003 },
    },
    {
      title: 'a date in place of an estimate',
      given: [somebody({ estimatedAge: 11 })],
      input: { birthDate: '2003-01-02' },
      stamped: { birthYear: 2003 },
    },
    { title: 'another date', given: [girl()], input: { birthDate: '1999-01-02' }, stamped: { birthYear: 1999 } },
    {
      title: 'a year in place of an estimate',
      given: [somebody({ estimatedAge: 11, birthYear: 2009 })],
      input: { birthYear: 2003 },
      stamped: {},
    },
    {
      title: 'an estimate in place of a year',
      given: [somebody({ birthYear: 2003 })],
      input: { estimatedAge: 11 },
      stamped: { birthYear: 2009 },
    },
    {
      title: 'an estimate that fits the date',
      given: [girl()],
      input: { estimatedAge: 17 },
      stamped: { birthYear: 2002 },
    },
    {
      title: 'an estimate that does not fit the date',
      given: [girl()],
      input: { estimatedAge: 11 },
      stamped: 'AGE_CONTRADICTS',
    },
    {
      title: 'a year that does not fit the date',
      given: [girl()],
      input: { birthYear: 2003 },
      stamped: 'AGE_CONTRADICTS',
    },
    {
      title: 'a date and another year',
      given: [girl()],
      input: { birthDate: '2001-01-01', birthYear: 2002 },
      stamped: 'AGE_CONTRADICTS',
    },
    {
      title: 'a year in which no survivor here was born',
      given: [somebody()],
      input: { birthYear: 1899 },
      stamped: 'DATE_ORDER',
    },
    { title: 'a day after the referral', given: [girl()], input: { birthDate: '2020-02-02' }, stamped: 'DATE_ORDER' },
    {
      title: 'the day of the referral',
      given: [girl()],
      input: { birthDate: '2020-02-01' },
      stamped: { birthYear: 2020 },
    },
    {
      title: 'a day after a consent',
      given: [girl(), consented({ on: '2020-01-31' })],
      input: { birthDate: '2020-02-01' },
      stamped: 'DATE_ORDER',
    },
    {
      title: 'the year after a consent',
      given: [somebody(), consented({ on: '2019-12-31' })],
      input: { birthYear: 2020 },
      stamped: 'DATE_ORDER',
    },
    {
      title: 'the year of a consent',
      given: [somebody(), consented({ on: '2020-01-01' })],
      input: { birthYear: 2020 },
      stamped: {},
    },
  ])('$title', ({ given, input, stamped }) => {
    const answer = journey(...given).when('RevisePersonDetails', input);
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
