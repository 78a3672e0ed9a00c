import { cohort, SEED } from './cohort.js';
import { decided } from './testing/decided.js';

describe.each([SEED, 1, 77])('what the rules say of the cohort of seed %i', (seed) => {
  const { refused } = decided(cohort(seed));

  it('they refuse nothing', () => {
    expect(refused).toEqual([]);
  });
});
