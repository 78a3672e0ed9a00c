import type { Compared } from './compare.js';

const number = (value: number | null): string =>
  value === null ? '–' : Number.isInteger(value) ? value.toLocaleString('en') : `${(value * 100).toFixed(1)} %`;

const printedBy = (published: Compared['published'], computed: number | null): string => {
  if (published === null) return '';
  if (typeof published === 'string') return published;
  return number(computed !== null && Number.isInteger(computed) && published > 1 ? Math.round(published) : published);
};

const MARK = new Map([
  [true, 'ok'],
  [false, 'DISAGREES'],
  [null, ''],
]);

/** A table for a terminal: what the report printed, what the views say, and of how many. */
export const table = (cells: readonly Compared[]): string => {
  const rows = cells.map(({ id, title, published, computed, base, ok }) => [
    id,
    title,
    printedBy(published, computed),
    number(computed),
    base === null ? '' : `of ${base.toLocaleString('en')}`,
    MARK.get(ok)!,
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
