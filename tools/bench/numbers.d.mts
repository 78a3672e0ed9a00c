export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly runs: number;
}

export const spreadOf: (numbers: readonly number[]) => Spread;
