import { listSources, sourcesAfter, type Sources } from './sources.js';

/** The sources of a value that each of these entries changed, in their order. */
const told = (...steps: readonly (readonly [eventId: string, value: unknown])[]) => {
  let [was, sources]: [unknown, Sources | undefined] = [undefined, undefined];
  for (const [eventId, is] of steps) {
    sources = sourcesAfter(was, is, sources, eventId);
    was = is;
  }
  return Object.fromEntries(listSources(was, sources!).map(({ path, eventId }) => [path, eventId]));
};

const goal = (goalId: string, more = {}) => ({ goalId, domain: 'Shelter', ...more });

describe('which entry gave a value', () => {
  it('is the one that set it, not one that repeats it or sets another', () => {
    const row = (more: object) => ({ housing: 'Shelter', suspended: false, ...more });
    expect(
      told(['entered', row({})], ['suspended', row({ suspended: true })], ['again', row({ suspended: true })]),
    ).toEqual({ housing: 'entered', suspended: 'suspended' });
  });

  it('is known of each part of a list, and of the whole where one entry gave all of it', () => {
    const row = (...goals: object[]) => ({ goals });
    expect(told(['drafted', row(goal('a'), goal('b'))])).toEqual({ goals: 'drafted' });
    expect(
      told(['drafted', row(goal('a'), goal('b'))], ['reached', row(goal('a'), goal('b', { reachedOn: '2020-01-01' }))]),
    ).toEqual({
      'goals/0': 'drafted',
      'goals/1/goalId': 'drafted',
      'goals/1/domain': 'drafted',
      'goals/1/reachedOn': 'reached',
    });
  });

  it('follows an item that another one moves', () => {
    const row = (...hearings: string[]) => ({ hearings });
    expect(told(['second', row('2020-02-01')], ['first', row('2020-01-01', '2020-02-01')])).toEqual({
      'hearings/0': 'first',
      'hearings/1': 'second',
    });
    expect(told(['a', row('x')], ['b', row('x', 'y')], ['c', row('y')])).toEqual({ hearings: 'b' });
  });

  it('tells two equal items apart', () => {
    const cost = { on: '2020-01-01', amount: 5 };
    expect(told(['a', { costs: [cost] }], ['b', { costs: [cost, cost] }])).toEqual({ 'costs/0': 'a', 'costs/1': 'b' });
  });

  it('is known of an empty list, which says that there is none, and not of what is not recorded', () => {
    expect(told(['a', { signs: [], until: null }])).toEqual({ signs: 'a' });
  });

  it('says nothing of what a row keeps about its entries', () => {
    expect(
      told(['a', { goals: [goal('a', { sealed: [1] })] }], ['b', { goals: [goal('a', { sealed: [1, 2] })] }]),
    ).toEqual({ goals: 'a' });
  });
});
