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
  it.each<{ title: string; given: Facts; more: Partial<typeof returned.data> | { on: string }; outcome: string }>([
    {
      title: 'is recorded without a consent, although it precedes the referral',
      given: [woman()],
      more: {},
      outcome: 'SurvivorReturned',
    },
    { title: 'is recorded once', given: [woman(), returned], more: {}, outcome: '' },
    { title: 'has an id of its own', given: [woman(), returned], more: { on: '2019-12-21' }, outcome: 'ID_USED' },
    {
      title: 'is not recorded on a future day',
      given: [woman()],
      more: { on: '2026-03-02' },
      outcome: 'DATE_IN_FUTURE',
    },
    { title: 'is not recorded before the birth', given: [woman()], more: { on: '1990-05-31' }, outcome: 'DATE_ORDER' },
    {
      title: 'is not recorded before the year of birth',
      given: [ofAYear],
      more: { on: '1989-12-31' },
      outcome: 'DATE_ORDER',
    },
    {
      title: 'is recorded in the year of birth',
      given: [ofAYear],
      more: { on: '1990-01-01' },
      outcome: 'SurvivorReturned',
    },
    { title: 'is not recorded in a closed case', given: [woman(), closed()], more: {}, outcome: 'CASE_CLOSED' },
    {
      title: 'is not recorded in a duplicate',
      given: [woman(), linkedElsewhere],
      more: {},
      outcome: 'LINKED_ELSEWHERE',
    },
  ])('$title', ({ given, more, outcome }) => {
    expect(outcomeOf(journey(...given).when('RecordReturn', { ...returned.data, ...more }))).toBe(outcome);
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
