/** A whole number from 0 to the given maximum. */
export type Chance = (max: number) => number;

// a spec runs in a context of its own, where looking up a global for each number takes longer than the number
const { floor, imul } = Math;

/** Numbers that look random and follow from their seed (mulberry32): one journey takes some thousands. */
export const chanceOf = (seed: number): Chance => {
  // a 32-bit number in a variable would be a new object each time
  const state = Int32Array.of(seed);
  return (max) => {
    const next = (state[0]! + 0x6d2b79f5) | 0;
    state[0] = next;
    let mixed = imul(next ^ (next >>> 15), 1 | next);
    mixed = (mixed + imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * (max + 1));
  };
};
