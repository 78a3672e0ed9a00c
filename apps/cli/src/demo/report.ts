import { formatBase, formatFigure } from '../client/figures.js';
import { alignRows } from '../format.js';
import type { FigureComparison } from './compare.js';

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

/** The same for a program, in one line. */
export const inJson = (cells: readonly FigureComparison[], events: number, seconds: number): string => {
  const figures = cells.map(({ id, published, computed, base, ok }) => ({ id, published, computed, base, ok }));
  return JSON.stringify({ figures, events, seconds });
};

const WIDTH = 80;

const valuesOf = (cell: FigureComparison) =>
  [
    cell.id,
    formatPublished(cell),
    formatFigure(cell.computed, cell.unit),
    MARK.get(cell.ok)!,
    formatBase(cell.base),
  ] as const;
