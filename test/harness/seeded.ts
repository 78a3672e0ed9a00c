import { chanceOf } from '../../libs/domain/survivor/testing/chance.js';

/** Numbers in [0, 1), the same for the same seed. */
export const seededRandom = (seed: number): (() => number) => {
  const chance = chanceOf(seed);
  return () => chance(2 ** 32 - 1) / 2 ** 32;
};
