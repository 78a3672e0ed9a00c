import type { Person } from '../session/person.js';

/** What a page of figures shows: the days, and the part of the work. */
export interface Period {
  readonly from: string;
  readonly to: string;
  readonly asOf: string | null;
  readonly office: string | null;
  readonly province: string | null;
  readonly programme: Programme | null;
}

export const PROGRAMMES = ['PRIMARY_PREVENTION', 'PARENT_GUIDE', 'SAFE_EMPLOYMENT', 'CAC_MODEL', 'OTHER'] as const;
export type Programme = (typeof PROGRAMMES)[number];

/** What the address keeps of it. */
export interface FigureSearch {
  readonly year?: string;
  readonly asOf?: string;
  readonly compare?: string;
  readonly office?: string;
  readonly province?: string;
  readonly programme?: string;
  /** What is open of the single figures. */
  readonly open?: string;
}

/** The same days of another year; without one, the API compares with the previous year. */
export const comparedPeriodOf = (year: string | undefined): { readonly from?: string; readonly to?: string } | null =>
  year ? { from: `${year}-01-01`, to: `${year}-12-31` } : null;

export const periodOf = (year: number, { asOf, office, province, programme }: FigureSearch): Period => ({
  from: `${year}-01-01`,
  to: `${year}-12-31`,
  asOf: asOf || null,
  office: office || null,
  province: province || null,
  programme: PROGRAMMES.find((one) => one === programme) ?? null,
});

/** Whether it is about a part of the work. */
export const isPart = ({ office, province, programme }: Period): boolean => Boolean(office || province || programme);

/**
 * Whether the service answers as of the end of a month only, or of today: exact numbers of a few days would be about single
 * people. A supervisor sees each day of their own office, and an auditor each day of the whole service.
 */
export const asksForMonthEnds = ({ role, office }: Pick<Person, 'role' | 'office'>, period: Period): boolean =>
  role === 'SUPERVISOR' ? office === undefined || period.office !== office : isPart(period);

/** The address under which the service hands the same numbers out as a file. */
export const exportPathOf = (period: Period, compare: string | undefined, format: string): string => {
  const beside = comparedPeriodOf(compare);
  return pathOf('figures', { ...period, format, comparedFrom: beside?.from, comparedTo: beside?.to });
};

/** The address of one figure month by month, or year by year where only years are released. */
export const trendPathOf = (id: string, period: Period, format: string): string =>
  pathOf('figure-trend', { ids: id, ...period, format });

const pathOf = (name: string, asked: Readonly<Record<string, string | null | undefined>>): string => {
  const given = Object.entries(asked).flatMap(([parameter, value]) => (value ? [[parameter, value]] : []));
  return `/exports/${name}?${new URLSearchParams(given).toString()}`;
};
