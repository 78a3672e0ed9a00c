import { aggregates, steps } from './index.js';

const types = Object.values(aggregates).flatMap(({ evolve }) => Object.keys(evolve));
/** Such as a correction: of whatever is corrected. */
const inSeveral = new Set(types.filter((type, index) => types.indexOf(type) !== index));

describe('a view', () => {
  it('says of which streams it is, when it hears of what is recorded in several kinds', () => {
    const unsaid = steps
      .flatMap(({ projections }) => projections)
      .filter(({ on, of }) => of === undefined && Object.keys(on).some((type) => inSeveral.has(type)))
      .map(({ view }) => `${view.name}: say \`of\` in its projection`);
    expect(unsaid).toEqual([]);
    expect([...inSeveral].toSorted()).toEqual(['EntryCorrected', 'EntryDisputed', 'EntryReviewed', 'EntryStruckOut']);
  });
});
