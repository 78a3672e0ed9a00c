/** The languages of the report. */
export const REPORT_LANGUAGES = ['en', 'km'] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

export type ReportUnit = 'NUMBER' | 'SHARE' | 'DAYS';

/** One number, as the service sends it. */
export interface ReportCell {
  readonly key: string;
  readonly value: number | null;
  readonly unit: ReportUnit;
  readonly numerator: number | null;
  readonly base: number | null;
  /** Whether the number may not be shown; then all of its parts are null. */
  readonly withheld?: boolean;
  /** The value of the compared period, if any. */
  readonly previous?: Pick<ReportCell, 'value' | 'numerator' | 'base' | 'withheld'> | null;
}

/** A figure, as the service sends it. */
export interface ReportFigure {
  readonly id: string;
  readonly title: string;
  readonly definition: string;
  readonly version: number;
  readonly from: string;
  readonly to: string;
  readonly asOf: string;
  readonly knownAt: string | null;
  readonly incomplete: number | null;
  readonly comparedTo?: { readonly from: string; readonly to: string } | null;
  readonly cells: readonly ReportCell[];
}
