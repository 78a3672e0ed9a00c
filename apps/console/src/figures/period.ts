export interface Period {
  readonly from: string;
  readonly to: string;
  readonly asOf: string | null;
}

export const yearOf = (year: number, asOf: string): Period => ({
  from: `${year}-01-01`,
  to: `${year}-12-31`,
  asOf: asOf || null,
});
