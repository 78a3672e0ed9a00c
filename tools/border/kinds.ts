/** The 63,793 people deported from Thailand in 2020, as counted in the report. */
const COUNTED = [
  ['Man', 31_733],
  ['Woman', 25_580],
  ['Boy', 3_318],
  ['Girl', 3_162],
] as const;

export type Kind = (typeof COUNTED)[number][0];

/** The number of all. */
export const EVERYBODY = 63_793;

/** Coprime to EVERYBODY and near its golden section, so that any run of neighbours is spread evenly. */
const STRIDE = 39_427;

/** The kind of a person: exact over all, nearly exact in every part, and unchanged in a larger set. */
export const kindOf = (index: number): Kind => {
  let place = (index * STRIDE) % EVERYBODY;
  return COUNTED.find(([, count]) => (place -= count) < 0)![0];
};

/** Whether a person is among so many per thousand, evenly spaced. */
const isOf = (perThousand: number, index: number): boolean =>
  Math.floor(((index + 1) * perThousand) / 1_000) > Math.floor((index * perThousand) / 1_000);

export const isIdentified = (index: number): boolean => isOf(30, index);

/** A tenth of those. */
export const entersAftercare = (index: number): boolean => isOf(3, index);
