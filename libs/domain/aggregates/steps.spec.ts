import { aggregates, steps } from './index.js';

const types = Object.values(aggregates).flatMap(({ evolve }) => Object.keys(evolve));
/** Event types of several kinds of stream, such as a correction. */
const inSeveral = new Set(types.filter((type, index) => types.indexOf(type) !== index));

describe('a view', () => {
  it('names its streams when it observes an event type of several kinds of stream', () => {
    const unsaid = steps
      .flatMap(({ projections }) => projections)
      .filter(({ on, of }) => of === undefined && Object.keys(on).some((type) => inSeveral.has(type)))
      .map(({ view }) => `${view.name}: set \`of\` in its projection`);
    expect(unsaid).toEqual([]);
    expect([...inSeveral].toSorted()).toEqual(['EntryCorrected', 'EntryDisputed', 'EntryReviewed', 'EntryStruckOut']);
  });
});
