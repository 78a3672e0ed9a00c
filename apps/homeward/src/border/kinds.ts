/** The 63,793 whom Thailand deported in 2020, as the report counts them. */
const COUNTED = [
  ['Man', 31_733],
  ['Woman', 25_580],
  ['Boy', 3_318],
  ['Girl', 3_162],
] as const;

export type Kind = (typeof COUNTED)[number][0];

/** How many there were. */
export const EVERYBODY = 63_793;

/** Has no factor in common with EVERYBODY, and is about its golden section: any run of neighbours is spread evenly. */
const STRIDE = 39_427;

/** Of what kind one is: exact over everybody, near to it in every part, and whoever is there stays who she is in a larger set. */
export const kindOf = (index: number): Kind => {
  let place = (index * STRIDE) % EVERYBODY;
  return COUNTED.find(([, count]) => (place -= count) < 0)![0];
};

/** Whether one is among so many of a thousand, evenly spaced. */
const isOf = (perThousand: number, index: number): boolean =>
  Math.floor(((index + 1) * perThousand) / 1_000) > Math.floor((index * perThousand) / 1_000);

export const isIdentified = (index: number): boolean => isOf(30, index);

/** A tenth of those. */
export const entersAftercare = (index: number): boolean => isOf(3, index);
