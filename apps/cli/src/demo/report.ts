import type { FigureComparison, Unit } from './compare.js';

const SHOWN: Readonly<Record<Unit, (value: number) => string>> = {
  number: (value) => value.toLocaleString('en'),
  share: (value) => `${(value * 100).toFixed(1)} %`,
  days: (value) => `${value.toLocaleString('en', { maximumFractionDigits: 1 })} days`,
};

const shown = (value: number | null, unit: Unit): string => (value === null ? '–' : SHOWN[unit](value));

const printedBy = ({ published, atLeast, computed, unit }: FigureComparison): string => {
  if (published === null) return '';
  if (typeof published === 'string') return published;
  const rounded = computed !== null && Number.isInteger(computed) && published > 1 ? Math.round(published) : published;
  return `${atLeast ? '≥ ' : ''}${shown(rounded, unit)}`;
};

const MARK = new Map([
  [true, 'ok'],
  [false, 'DISAGREES'],
  [null, ''],
]);

/** A table for a terminal: the published number, the computed number and its base. */
export const table = (cells: readonly FigureComparison[]): string => {
  const rows = cells.map((cell) => [
    cell.id,
    cell.title,
    printedBy(cell),
    shown(cell.computed, cell.unit),
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
