import { girl, journey, outcomeOf, somebody } from '../../testing.js';
import { ageOn, isMinor } from './referral.rules.js';
import type { ReferralCommands } from './referral.decider.js';

const command: ReferralCommands['ReceiveReferral'] = {
  on: '2020-02-01',
  source: 'LawEnforcement',
  office: 'SiemReapCac',
  province: '17',
  urgency: 'Urgent',
  sex: 'Female',
  nationality: 'KH',
  languages: ['khm'],
};

describe('a referral', () => {
  it('begins the record of a survivor with the details of the referral', () => {
    expect(journey().when('ReceiveReferral', { ...command, givenName: 'Bopha', birthYear: 2002 })).toEqual([
      { type: 'ReferralReceived', data: { ...command, givenName: 'Bopha', birthYear: 2002 } },
    ]);
  });

  it('is recorded once', () => {
    expect(journey(girl()).when('ReceiveReferral', command)).toBe('ALREADY_REFERRED');
  });

  it.each([15, 1899])(
    'with the year of birth %i is refused as a mistyped year, which must not turn a child into an adult',
    (birthYear) => {
      expect(journey().when('ReceiveReferral', { ...command, birthYear })).toBe('DATE_ORDER');
    },
  );

  it('precedes everything else', () => {
    expect(journey().when('WithdrawConsent', { consentId: 'consent', on: '2020-02-01' })).toBe('NOT_FOUND');
  });

  it.each([
    ['a birth date', { birthDate: '2002-06-01' }, 2002],
    ['a birth date, which an estimate does not change', { birthDate: '2002-06-01', estimatedAge: 17 }, 2002],
    ['an estimated age', { estimatedAge: 17 }, 2003],
    ['a year', { birthYear: 2001 }, 2001],
    ['nothing', {}, undefined],
  ])('takes the year of birth from %s', (_, input, birthYear) => {
    expect(journey().when('ReceiveReferral', { ...command, ...input })).toEqual([
      { type: 'ReferralReceived', data: { ...command, ...input, birthYear } },
    ]);
  });

  it.each([
    ['the year of the date', { birthDate: '2002-06-01', birthYear: 2002 }, 'ReferralReceived'],
    ['another year', { birthDate: '2002-06-01', birthYear: 2003 }, 'AGE_CONTRADICTS'],
    ['an estimate of the year', { estimatedAge: 17, birthYear: 2003 }, 'ReferralReceived'],
    ['an estimate before the birthday', { estimatedAge: 17, birthYear: 2002 }, 'ReferralReceived'],
    ['an estimate one year off', { estimatedAge: 17, birthYear: 2004 }, 'ReferralReceived'],
    ['an estimate that amounts to an adult', { estimatedAge: 18, birthYear: 2004 }, 'AGE_CONTRADICTS'],
    ['an estimate two years too low', { estimatedAge: 15, birthYear: 2003 }, 'AGE_CONTRADICTS'],
    ['an estimate one year off the date', { birthDate: '2002-06-01', estimatedAge: 17 }, 'ReferralReceived'],
    ['an estimate two years off the date', { birthDate: '2002-06-01', estimatedAge: 16 }, 'AGE_CONTRADICTS'],
  ])('with %s: does it contradict itself?', (_, input, outcome) => {
    expect(outcomeOf(journey().when('ReceiveReferral', { ...command, ...input }))).toBe(outcome);
  });

  it.each([
    {
      title: 'today, late in the evening in Cambodia',
      input: { on: '2020-02-02' },
      now: '2020-02-02T16:59:59.000Z',
      outcome: 'ReferralReceived',
    },
    {
      title: 'today, when it is still yesterday in UTC',
      input: { on: '2020-02-03' },
      now: '2020-02-02T17:00:00.000Z',
      outcome: 'ReferralReceived',
    },
    { title: 'tomorrow', input: { on: '2020-02-03' }, now: '2020-02-02T16:59:59.000Z', outcome: 'DATE_IN_FUTURE' },
    { title: 'on the day of birth', input: { birthDate: '2020-02-01' }, outcome: 'ReferralReceived' },
    { title: 'before the day of birth', input: { birthDate: '2020-02-02' }, outcome: 'DATE_ORDER' },
    { title: 'in the year of birth', input: { birthYear: 2020 }, outcome: 'ReferralReceived' },
    { title: 'before the year of birth', input: { birthYear: 2021 }, outcome: 'DATE_ORDER' },
  ])('may be $title? → $outcome', ({ input, now, outcome }) => {
    const answer = journey().when('ReceiveReferral', { ...command, ...input }, now === undefined ? {} : { now });
    expect(outcomeOf(answer)).toBe(outcome);
  });
});

const personOf = (input: Parameters<typeof somebody>[0]) => journey(somebody(input)).state().referral;

describe('an age', () => {
  it.each([
    {
      title: 'the birth date, the day before the birthday',
      input: { birthDate: '2002-06-01' },
      on: '2020-05-31',
      age: 17,
    },
    { title: 'the birth date, on the birthday', input: { birthDate: '2002-06-01' }, on: '2020-06-01', age: 18 },
    { title: '29 February, on 28 February', input: { birthDate: '2002-03-01' }, on: '2020-02-29', age: 17 },
    { title: 'an estimate', input: { estimatedAge: 17, birthYear: 2003 }, on: '2020-02-01', age: 17 },
    { title: 'an estimate, a year later', input: { estimatedAge: 17, birthYear: 2003 }, on: '2021-02-01', age: 18 },
    {
      title: 'an estimate, almost a year later',
      input: { estimatedAge: 17, birthYear: 2003 },
      on: '2021-01-31',
      age: 17,
    },
    { title: 'an estimate, before', input: { estimatedAge: 17 }, on: '2020-01-31', age: 16 },
    { title: 'a year: the lowest possible age', input: { birthYear: 2002 }, on: '2020-12-31', age: 17 },
    { title: 'a year, a year later', input: { birthYear: 2002 }, on: '2021-01-01', age: 18 },
    {
      title: 'an erased birth date: the year',
      input: { birthDate: { erased: true } as const, birthYear: 2000 },
      on: '2020-02-01',
      age: 19,
    },
    { title: 'nothing', input: {}, on: '2020-02-01', age: null },
  ])('from $title', ({ input, on, age }) => {
    expect(ageOn(personOf(input), on)).toBe(age);
    expect(isMinor(personOf(input), on)).toBe(age === null || age < 18);
  });
});
