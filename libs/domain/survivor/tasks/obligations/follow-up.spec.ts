import type { Settings } from '#kernel/decider';
import { dueDays, type Facts } from '../../testing/due.js';
import { assessed, closed, entered, followedUp, missed, reductionApproved, reopened } from '../../testing.js';

describe('a follow-up (rule 10)', () => {
  const kinds = ['FollowUp', 'MissedFollowUp'] as const;
  const high = assessed({ assessmentId: 'high', level: 'High' });
  const lower = assessed({ assessmentId: 'lower', level: 'Low', on: '2020-02-14' });

  it.each<[string, Facts, string[]]>([
    ['nothing before an assessment', [entered(), followedUp()], []],
    ['3 days at High', [high], ['FollowUp 2020-02-15']],
    ['14 days at Medium', [assessed()], ['FollowUp 2020-02-26']],
    ['30 days at Low', [assessed({ level: 'Low' })], ['FollowUp 2020-03-13']],
    ['as before while a reduction waits', [high, lower], ['FollowUp 2020-02-17']],
    [
      'less often once it is approved',
      [high, lower, reductionApproved({ assessmentId: 'lower', level: 'Low' })],
      ['FollowUp 2020-03-15'],
    ],
    ['from the last follow-up', [assessed(), followedUp({ on: '2020-02-20' })], ['FollowUp 2020-03-05']],
    [
      'from the last one, also when one before it is recorded late',
      [assessed(), followedUp({ on: '2020-02-20' }), followedUp({ on: '2020-02-15' })],
      ['FollowUp 2020-03-05'],
    ],
    [
      'from one that was missed, which is to be made up for',
      [assessed(), missed({ on: '2020-02-20' })],
      ['MissedFollowUp 2020-02-27', 'FollowUp 2020-03-05'],
    ],
    [
      'from when it was made up for',
      [assessed(), missed({ on: '2020-02-20' }), followedUp({ on: '2020-02-25' })],
      ['FollowUp 2020-03-10'],
    ],
    [
      'and it is made up for by an assessment too',
      [assessed(), missed({ on: '2020-02-20' }), lower],
      ['MissedFollowUp 2020-02-27', 'FollowUp 2020-03-21'],
    ],
    [
      'but not by what was before',
      [assessed(), missed({ on: '2020-02-20' }), followedUp({ on: '2020-02-19' })],
      ['MissedFollowUp 2020-02-27', 'FollowUp 2020-03-05'],
    ],
    [
      'nor is it when the survivor was seen since',
      [assessed(), followedUp({ on: '2020-02-21' }), missed({ on: '2020-02-20' })],
      ['FollowUp 2020-03-06'],
    ],
    ['not after closure', [assessed(), missed({ on: '2020-02-20' }), closed()], []],
  ])('falls due %s', (_, facts, expected) => {
    expect(dueDays(facts, kinds)).toEqual(expected);
  });

  it('at the interval that the settings define', () => {
    const settings = { followUpDays: { High: 1, Medium: 7, Low: 10 }, makeUpWithinDays: 2 };
    expect(dueDays([assessed(), missed({ on: '2020-02-20' })], kinds, settings)).toEqual([
      'MissedFollowUp 2020-02-22',
      'FollowUp 2020-02-27',
    ]);
  });
});

describe('a new assessment (rule 10)', () => {
  const kinds = ['NewAssessment'] as const;
  const three = followedUp({ on: '2020-02-20', retraffickingIndicators: ['Debt', 'OutOfSchool', 'NoLivelihood'] });

  it.each<[string, Facts, string[]]>([
    ['with three indicators', [assessed(), three], ['NewAssessment 2020-02-20']],
    ['not with two', [assessed(), followedUp({ retraffickingIndicators: ['Debt', 'OutOfSchool'] })], []],
    [
      'not with two, of which one is repeated',
      [assessed(), followedUp({ retraffickingIndicators: ['Debt', 'Debt', 'OutOfSchool'] })],
      [],
    ],
    ['not after an assessment', [three, assessed({ on: '2020-02-20' })], []],
    ['still, after an earlier assessment', [three, assessed({ on: '2020-02-19' })], ['NewAssessment 2020-02-20']],
    ['not when an assessment was made since', [assessed({ on: '2020-02-21' }), three], []],
    [
      'after closure too',
      [assessed(), closed(), followedUp({ ...three.data, on: '2020-04-30' })],
      ['NewAssessment 2020-04-30'],
    ],
  ])('falls due %s', (_, facts, expected) => {
    expect(dueDays(facts, kinds)).toEqual(expected);
  });

  it('from the number of indicators that the settings define', () => {
    expect(dueDays([assessed(), three], kinds, { indicatorsDue: 4 })).toEqual([]);
    expect(
      dueDays([assessed(), followedUp({ retraffickingIndicators: ['Debt'] })], kinds, { indicatorsDue: 1 }),
    ).toEqual(['NewAssessment 2020-03-20']);
  });
});

describe('follow-ups after closure (rule 12)', () => {
  const kinds = ['FollowUpAfterClosure', 'MissedFollowUp'] as const;
  const days = (facts: Facts, settings: Partial<Settings> = {}) =>
    dueDays([closed(), ...facts], kinds, settings).map((task) => task.replace('FollowUpAfterClosure ', ''));

  it.each<[string, Facts, string[]]>([
    ['after 1, 3, 6 and 12 months', [], ['2020-04-30', '2020-06-30', '2020-09-30', '2021-03-31']],
    ['once for each', [followedUp({ on: '2020-04-28' })], ['2020-06-30', '2020-09-30', '2021-03-31']],
    [
      'not twice for one',
      [followedUp({ on: '2020-04-28' }), followedUp({ on: '2020-04-29' })],
      ['2020-06-30', '2020-09-30', '2021-03-31'],
    ],
    ['late, once for those passed over', [followedUp({ on: '2020-07-02' })], ['2020-09-30', '2021-03-31']],
    ['once, though late', [followedUp({ on: '2020-05-10' })], ['2020-06-30', '2020-09-30', '2021-03-31']],
    ['once, though early', [followedUp({ on: '2020-06-20' })], ['2020-09-30', '2021-03-31']],
    [
      'not yet on the first day',
      [followedUp({ on: '2020-04-15' })],
      ['2020-04-30', '2020-06-30', '2020-09-30', '2021-03-31'],
    ],
    [
      'with what was missed to be made up for',
      [missed({ on: '2020-04-30' })],
      ['MissedFollowUp 2020-05-07', '2020-06-30', '2020-09-30', '2021-03-31'],
    ],
    [
      'until it is',
      [missed({ on: '2020-04-30' }), followedUp({ on: '2020-05-02' })],
      ['2020-06-30', '2020-09-30', '2021-03-31'],
    ],
    ['until the case is reopened', [missed({ on: '2020-04-30' }), reopened()], []],
  ])('%s', (_, facts, expected) => {
    expect(days(facts)).toEqual(expected);
  });

  it('at the months that the settings define, in any order', () => {
    expect(days([], { closureFollowUpMonths: [2, 1] })).toEqual(['2020-04-30', '2020-05-31']);
  });

  it('not for a survivor who has died', () => {
    expect(dueDays([closed({ reason: 'Deceased' })], kinds)).toEqual([]);
  });
});
