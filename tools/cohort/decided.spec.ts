import { survivor } from '../../libs/domain/survivor/survivor.js';
import { operation } from '../../libs/domain/operation/operation.decider.js';
import { operationResult } from '../../libs/domain/operation/result/result.decider.js';
import { prosecution } from '../../libs/domain/prosecution/prosecution.decider.js';
import { cohort, SEED } from './cohort.js';
import { decideLines } from './testing/decided.js';

/** A line of a data set carries no file, and no answer of another office. */
const NOT_OF_A_LINE = ['DocumentAttached', 'DocumentWithdrawn', 'OfficeAdded'];

describe.each([SEED, 1, 77])('what the rules say of the cohort of seed %i', (seed) => {
  const { refused, events, unchanged } = decideLines(cohort(seed));
  const types = new Set(events.map(({ type }) => type));

  it('they refuse nothing, and every line records an event', () => {
    expect(refused).toEqual([]);
    expect(unchanged).toEqual([]);
  });

  it.each([
    ['the journey', survivor],
    ['prosecutions', prosecution],
    ['operations', operation],
    ['results of operations', operationResult],
  ])('every kind of event of %s is recorded at least once', (_, { evolve }) => {
    expect(Object.keys(evolve).filter((type) => !types.has(type) && !NOT_OF_A_LINE.includes(type))).toEqual([]);
  });
});
