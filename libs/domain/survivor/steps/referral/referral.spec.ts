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
    ['today, late in the evening in Cambodia', { on: '2020-02-02' }, '2020-02-02T16:59:59.000Z', 'ReferralReceived'],
    ['today, when it is still yesterday in UTC', { on: '2020-02-03' }, '2020-02-02T17:00:00.000Z', 'ReferralReceived'],
    ['tomorrow', { on: '2020-02-03' }, '2020-02-02T16:59:59.000Z', 'DATE_IN_FUTURE'],
    ['on the day of birth', { birthDate: '2020-02-01' }, undefined, 'ReferralReceived'],
    ['before the day of birth', { birthDate: '2020-02-02' }, undefined, 'DATE_ORDER'],
    ['in the year of birth', { birthYear: 2020 }, undefined, 'ReferralReceived'],
    ['before the year of birth', { birthYear: 2021 }, undefined, 'DATE_ORDER'],
  ])('may be %s?', (_, input, now, outcome) => {
    const answer = journey().when('ReceiveReferral', { ...command, ...input }, now === undefined ? {} : { now });
    expect(outcomeOf(answer)).toBe(outcome);
  });
});

const personOf = (input: Parameters<typeof somebody>[0]) => journey(somebody(input)).state().referral;

describe('an age', () => {
  it.each([
    ['the birth date, the day before the birthday', { birthDate: '2002-06-01' }, '2020-05-31', 17],
    ['the birth date, on the birthday', { birthDate: '2002-06-01' }, '2020-06-01', 18],
    ['29 February, on 28 February', { birthDate: '2002-03-01' }, '2020-02-29', 17],
    ['an estimate', { estimatedAge: 17, birthYear: 2003 }, '2020-02-01', 17],
    ['an estimate, a year later', { estimatedAge: 17, birthYear: 2003 }, '2021-02-01', 18],
    ['an estimate, almost a year later', { estimatedAge: 17, birthYear: 2003 }, '2021-01-31', 17],
    ['an estimate, before', { estimatedAge: 17 }, '2020-01-31', 16],
    ['a year: the lowest possible age', { birthYear: 2002 }, '2020-12-31', 17],
    ['a year, a year later', { birthYear: 2002 }, '2021-01-01', 18],
    ['an erased birth date: the year', { birthDate: { erased: true } as const, birthYear: 2000 }, '2020-02-01', 19],
    ['nothing', {}, '2020-02-01', null],
  ])('from %s', (_, input, on, age) => {
    expect(ageOn(personOf(input), on)).toBe(age);
    expect(isMinor(personOf(input), on)).toBe(age === null || age < 18);
  });
});
