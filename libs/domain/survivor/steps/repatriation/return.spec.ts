import { closed, journey, outcomeOf, somebody, woman } from '../../testing.js';

type Facts = Parameters<typeof journey>;

const requested = { type: 'RepatriationRequested', data: { from: 'TH', on: '2020-02-10' } } as const;
const linkedElsewhere = { type: 'PersonLinked', data: { keptSurvivorId: 'kept' } } as const;
const returned = {
  type: 'SurvivorReturned',
  data: {
    returnId: 'return',
    manner: 'Deported',
    from: 'CN',
    transit: ['LA', 'TH'],
    crossing: 'Poipet',
    irregularCrossing: false,
    on: '2019-12-20',
  },
} as const;

const ofAYear = somebody({ birthYear: 1990 });

describe('a return that nobody arranged', () => {
  it.each<[string, Facts, Partial<typeof returned.data> | { on: string }, string]>([
    ['is recorded without a consent, although it precedes the referral', [woman()], {}, 'SurvivorReturned'],
    ['is recorded once', [woman(), returned], {}, ''],
    ['has an id of its own', [woman(), returned], { on: '2019-12-21' }, 'ID_USED'],
    ['is not recorded on a future day', [woman()], { on: '2026-03-02' }, 'DATE_IN_FUTURE'],
    ['is not recorded before the birth', [woman()], { on: '1990-05-31' }, 'DATE_ORDER'],
    ['is not recorded before the year of birth', [ofAYear], { on: '1989-12-31' }, 'DATE_ORDER'],
    ['is recorded in the year of birth', [ofAYear], { on: '1990-01-01' }, 'SurvivorReturned'],
    ['is not recorded in a closed case', [woman(), closed()], {}, 'CASE_CLOSED'],
    ['is not recorded in a duplicate', [woman(), linkedElsewhere], {}, 'LINKED_ELSEWHERE'],
  ])('%s', (_, facts, more, outcome) => {
    expect(outcomeOf(journey(...facts).when('RecordReturn', { ...returned.data, ...more }))).toBe(outcome);
  });

  it('leaves a repatriation under way to be cancelled', () => {
    const given = journey(woman(), requested, returned);
    expect(outcomeOf(given.when('CancelRepatriation', { on: '2020-02-12' }))).toBe('RepatriationCancelled');
  });

  it('stays on record when a repatriation ends', () => {
    const cancelled = { type: 'RepatriationCancelled', data: { on: '2020-02-15' } } as const;
    const given = journey(woman(), returned, requested, cancelled);
    expect(given.when('RecordReturn', returned.data)).toEqual([]);
  });
});
