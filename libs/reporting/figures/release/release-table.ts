import { chooseCells, PEOPLE_MIN, type Signature } from './choose-cells.js';
import type { Cell, Cells } from '../definitions/figure.js';

/** A number as people see it who may open no record. */
export interface ReleasedCell {
  readonly figure: string;
  readonly version: number;
  readonly key: string;
  readonly unit: Cell['unit'];
  /** The other numbers are null if it is withheld. */
  readonly withheld: boolean;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly base: number | null;
}

/** Cells of one kind as they were counted. */
export interface CountedTable {
  readonly figure: string;
  readonly version: number;
  /** The name of their base among the cells of the evidence. */
  readonly base: string;
  readonly kind: Pick<Cells, 'keys' | 'release' | 'percentiles' | 'shareOf' | 'countedOf'>;
  readonly cells: readonly Cell[];
}

/** How many people a cell is about. */
export interface Weight {
  readonly people: number;
  /** The largest part of the number that one person contributes, from 0 to 1. */
  readonly largest: number;
  /** Whether the cell counts people, each once, rather than what they did or received. */
  readonly countsPeople: boolean;
}

/** Who stands behind all cells of a year. */
export interface Evidence {
  readonly people: readonly Signature[];
  readonly entities: readonly Signature[];
  readonly weights: ReadonlyMap<string, Weight>;
}

/** One person may contribute no more than this part of a number: otherwise the number is almost theirs. */
const LARGEST_PART = 0.25;

/** The median lies between two halves, and the 90th percentile below a tenth: each side has at least eleven people. */
const SPREAD_PEOPLE_MIN: Readonly<Record<string, number>> = { median: 2 * PEOPLE_MIN, p90: 10 * PEOPLE_MIN };

/** A percentile is somebody's own number of days, so it is rounded to weeks. */
const WEEK_DAYS = 7;

const nameOf = ({ figure }: CountedTable, { key }: Pick<Cell, 'key'>): string => `${figure}.${key}`;

/**
 * The cells of a year as they are released: no number under eleven, none that is about fewer than eleven people or mostly
 * about one, and none that gives such a number back together with others.
 */
export const releaseTables = (tables: readonly CountedTable[], evidence: Evidence): readonly ReleasedCell[] => {
  const chosen = chooseCells(preferredTables(tables, evidence), [evidence.people, evidence.entities]);
  return tables.flatMap((table) => table.cells.flatMap((cell) => releaseCell(table, cell, chosen)));
};

/**
 * The cells in the order in which they are chosen: those that count people first, the largest first. A base is released
 * with the first of its cells.
 */
const preferredTables = (tables: readonly CountedTable[], { weights }: Evidence): readonly string[] => {
  const names = tables
    .filter(({ kind }) => kind.release === 'people' && !kind.percentiles)
    .flatMap((table) => [
      ...table.cells.filter(isLarge).map((cell) => nameOf(table, cell)),
      ...(table.cells.some(({ base }) => base !== null && base >= PEOPLE_MIN) ? [table.base] : []),
    ]);
  const rank = (name: string): number => {
    const { people, countsPeople } = weights.get(name)!;
    return people + (countsPeople ? Number.MAX_SAFE_INTEGER / 2 : 0);
  };
  return [...new Set(names)]
    .filter((name) => isBroad(weights.get(name)))
    .toSorted((one, other) => rank(other) - rank(one) || (one < other ? -1 : 1));
};

const isLarge = ({ numerator }: Pick<Cell, 'numerator'>): boolean => numerator >= PEOPLE_MIN;
const isBroad = (weight: Weight | undefined): boolean =>
  weight !== undefined && weight.people >= PEOPLE_MIN && (weight.countsPeople || weight.largest <= LARGEST_PART);

/** Whether all but few of the base are counted: then the few are known by subtraction. */
const leavesFew = ({ base, numerator }: Cell): boolean =>
  base !== null && base !== numerator && Math.abs(base - numerator) < PEOPLE_MIN;

const releaseCell = (table: CountedTable, cell: Cell, chosen: ReadonlySet<string>): readonly ReleasedCell[] => {
  const { figure, version, kind } = table;
  const { key, unit } = cell;
  const common = { figure, version, key, unit };
  if (isReleased(table, cell, chosen)) {
    const { value, numerator, base } = kind.percentiles ? roundToWeeks(cell) : cell;
    return [{ ...common, withheld: false, value, numerator, base }];
  }
  // a key that was only found would say that somebody is there
  const isAlwaysShown = kind.keys?.includes(kind.percentiles ? key.slice(0, key.lastIndexOf('.')) : key);
  return isAlwaysShown ? [{ ...common, withheld: true, value: null, numerator: null, base: null }] : [];
};

const isReleased = (table: CountedTable, cell: Cell, chosen: ReadonlySet<string>): boolean => {
  const { release, percentiles, shareOf, countedOf } = table.kind;
  if (release === 'never') return false;
  if (percentiles) return cell.numerator >= SPREAD_PEOPLE_MIN[cell.key.slice(cell.key.lastIndexOf('.') + 1)]!;
  if (release === 'public') return isLarge(cell);
  const based = shareOf !== undefined || countedOf !== undefined;
  return chosen.has(nameOf(table, cell)) && (!based || (chosen.has(table.base) && !leavesFew(cell)));
};

/** How many people it rests on is said elsewhere, if at all. */
const roundToWeeks = ({ value }: Cell): Pick<ReleasedCell, 'value' | 'numerator' | 'base'> => ({
  value: value === null ? null : WEEK_DAYS * Math.round(value / WEEK_DAYS),
  numerator: null,
  base: null,
});
