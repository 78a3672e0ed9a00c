import type { ReportUnit } from '#reporting/annual';
import type { FigureComparison } from './compare.js';

const FORMAT_BY_UNIT: Readonly<Record<ReportUnit, (value: number) => string>> = {
  NUMBER: (value) => value.toLocaleString('en'),
  SHARE: (value) => `${(value * 100).toFixed(1)} %`,
  DAYS: (value) => `${value.toLocaleString('en', { maximumFractionDigits: 1 })} days`,
};

const formatFigure = (value: number | null, unit: ReportUnit): string =>
  value === null ? '–' : FORMAT_BY_UNIT[unit](value);

const formatPublished = ({ published, atLeast, computed, unit }: FigureComparison): string => {
  if (published === null) return '';
  if (typeof published === 'string') return published;
  const rounded = computed !== null && Number.isInteger(computed) && published > 1 ? Math.round(published) : published;
  return `${atLeast ? '≥ ' : ''}${formatFigure(rounded, unit)}`;
};

const MARK = new Map([
  [true, 'ok'],
  [false, 'DISAGREES'],
  [null, ''],
]);

/** A table for a terminal: the published number, the computed number and its base. */
export const table = (cells: readonly FigureComparison[]): string => {
  const rows = cells.map((cell) => {
    const [id, report, computed, mark, base] = valuesOf(cell);
    return [id, cell.title, report, computed, base, mark];
  });
  return alignRows([['figure', '', 'report', 'computed', 'base', ''], ...rows], new Set([2, 3])).join('\n');
};

/** The same in 80 columns: each title once, cut where the line ends. */
export const narrowTable = (cells: readonly FigureComparison[]): string => {
  const rows = cells.map((cell, index) => [
    ...valuesOf(cell).slice(0, 4),
    cell.title === cells[index - 1]?.title ? '' : cell.title,
  ]);
  return alignRows([['figure', 'report', 'computed', '', ''], ...rows], new Set([1, 2]))
    .map((line) => (line.length > WIDTH ? `${line.slice(0, WIDTH - 1)}…` : line))
    .join('\n');
};

/** Without a report to compare with: under each title its numbers with their bases, before their names of any length. */
export const titledList = (cells: readonly Omit<FigureComparison, keyof typeof NOTHING_PUBLISHED>[]): string => {
  const rows = cells.map((cell) => {
    const [id, , computed, , base] = valuesOf({ ...NOTHING_PUBLISHED, ...cell });
    return [computed, base, id];
  });
  return alignRows(rows, new Set([0]))
    .map((row, index) => {
      const line = `  ${row}`;
      const { title } = cells[index]!;
      if (title === cells[index - 1]?.title) return line;
      return `${index > 0 ? '\n' : ''}${title}\n${line}`;
    })
    .join('\n');
};

/** The same for a program, in one line. */
export const inJson = (cells: readonly FigureComparison[], events: number, seconds: number): string => {
  const figures = cells.map(({ id, published, computed, base, ok }) => ({ id, published, computed, base, ok }));
  return JSON.stringify({ figures, events, seconds });
};

const WIDTH = 80;

const NOTHING_PUBLISHED = { published: null, atLeast: false, ok: null } as const;

const valuesOf = (cell: FigureComparison) =>
  [
    cell.id,
    formatPublished(cell),
    formatFigure(cell.computed, cell.unit),
    MARK.get(cell.ok)!,
    cell.base === null ? '' : `of ${cell.base.toLocaleString('en')}`,
  ] as const;

const alignRows = (rows: readonly (readonly string[])[], right: ReadonlySet<number>): readonly string[] => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((text, column) => (right.has(column) ? text.padStart(widths[column]!) : text.padEnd(widths[column]!)))
      .join('  ')
      .trimEnd(),
  );
};
