export interface Period {
  readonly from: string;
  readonly to: string;
  readonly asOf: string | null;
}

/** The same days of another year; without one, the API compares with the previous year. */
export const besideOf = (year: string): { readonly from?: string; readonly to?: string } | null =>
  year ? { from: `${year}-01-01`, to: `${year}-12-31` } : null;

export const yearOf = (year: number, asOf: string): Period => ({
  from: `${year}-01-01`,
  to: `${year}-12-31`,
  asOf: asOf || null,
});
