import type { Compared } from './compare.js';

const number = (value: number | null): string =>
  value === null ? '–' : Number.isInteger(value) ? value.toLocaleString('en') : `${(value * 100).toFixed(1)} %`;

const printedBy = ({ published, atLeast, computed }: Compared): string => {
  if (published === null) return '';
  if (typeof published === 'string') return published;
  const rounded = computed !== null && Number.isInteger(computed) && published > 1 ? Math.round(published) : published;
  return `${atLeast ? '≥ ' : ''}${number(rounded)}`;
};

const MARK = new Map([
  [true, 'ok'],
  [false, 'DISAGREES'],
  [null, ''],
]);

/** A table for a terminal: what the report printed, what the views say, and of how many. */
export const table = (cells: readonly Compared[]): string => {
  const rows = cells.map((cell) => [
    cell.id,
    cell.title,
    printedBy(cell),
    number(cell.computed),
    cell.base === null ? '' : `of ${cell.base.toLocaleString('en')}`,
    MARK.get(cell.ok)!,
  ]);
  const all = [['figure', '', 'report', 'computed', 'base', ''], ...rows];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  const right = new Set([2, 3]);
  return all
    .map((row) =>
      row
        .map((text, column) => (right.has(column) ? text.padStart(widths[column]!) : text.padEnd(widths[column]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};
