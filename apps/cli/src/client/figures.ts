import type { Bearer } from '#platform/plain';
import type { ReportFigure, ReportUnit } from '#reporting/annual';
import { alignRows } from '../format.js';
import type { Client } from './client.js';

/** One number of a figure, by its name. */
export interface ComputedCell {
  readonly id: string;
  readonly title: string;
  readonly computed: number | null;
  readonly unit: ReportUnit;
  readonly base: number | null;
}

const FIGURES = `query ($ids: [String!], $from: Date, $to: Date, $asOf: Date, $knownAt: DateTime, $comparedTo: ComparedToInput) {
  figures(ids: $ids, from: $from, to: $to, asOf: $asOf, knownAt: $knownAt, comparedTo: $comparedTo) {
    id title definition version from to asOf knownAt comparedTo { from to asOf } incomplete
    cells { key value unit numerator base previous { value numerator base } }
  }
}`;

export const figuresOf = async (client: Client, as: Bearer, asked: object): Promise<readonly ReportFigure[]> =>
  (await client.insist<{ figures: readonly ReportFigure[] }>(as, FIGURES, asked)).figures;

/** `M2` with its cell `girls` is `M2.girls`; the total of a figure is just `M1`. */
export const cellsOf = (figures: readonly ReportFigure[], suffix: string) =>
  figures.flatMap(({ id, title, cells }) =>
    cells.map((cell) => ({
      id: `${id}${cell.key === '' || cell.key === 'total' ? '' : `.${cell.key}`}${suffix}`,
      title,
      cell,
    })),
  );

const FORMAT_BY_UNIT: Readonly<Record<ReportUnit, (value: number) => string>> = {
  NUMBER: (value) => value.toLocaleString('en'),
  SHARE: (value) => `${(value * 100).toFixed(1)} %`,
  DAYS: (value) => `${value.toLocaleString('en', { maximumFractionDigits: 1 })} days`,
};

export const formatFigure = (value: number | null, unit: ReportUnit): string =>
  value === null ? '–' : FORMAT_BY_UNIT[unit](value);

/** What a number is a share or a mean of. */
export const formatBase = (base: number | null): string => (base === null ? '' : `of ${base.toLocaleString('en')}`);

/** For a terminal: under each title its numbers with their bases, before their names of any length. */
export const titledList = (cells: readonly ComputedCell[]): string => {
  const rows = cells.map(({ id, computed, unit, base }) => [formatFigure(computed, unit), formatBase(base), id]);
  return alignRows(rows, new Set([0]))
    .map((row, index) => {
      const line = `  ${row}`;
      const { title } = cells[index]!;
      if (title === cells[index - 1]?.title) return line;
      return `${index > 0 ? '\n' : ''}${title}\n${line}`;
    })
    .join('\n');
};
