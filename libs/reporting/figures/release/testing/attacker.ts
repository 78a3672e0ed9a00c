import type { Highs, HighsSolution } from 'highs';
import { FIGURES } from '../../definitions/figures.js';
import type { Signature } from '../choose-cells.js';
import type { Evidence, ReleasedCell } from '../release-table.js';
import { PEOPLE_MIN } from '../choose-cells.js';

/** Figures with cells that add amounts. */
const ADDING: ReadonlySet<string> = new Set(
  FIGURES.filter(({ cells }) => cells.some(({ sum }) => sum)).map(({ id }) => id),
);

/** What the attacker knows of one population: numbers of people, or of entities such as interviews, by combination. */
interface World {
  /** The combinations that may occur, though none is known to. */
  readonly possible: readonly (readonly string[])[];
  /** A cell counts exactly its people, or at least as many: one person may have two interviews. */
  readonly known: readonly { readonly cell: string; readonly is: '=' | '<='; readonly number: number }[];
}

export interface Interval {
  readonly cell: string;
  readonly low: number;
  readonly high: number;
}

/**
 * Combinations that the released numbers do not tell apart, since they count in the same rows: how many they are, and in how
 * many of them each cell is. They depend on no cell, and so are found once for all cells.
 */
interface Group {
  readonly rows: readonly number[];
  readonly withCell: Map<string, number>;
  size: number;
}

const groupsOf = ({ possible, known }: World): readonly Group[] => {
  const rowsOf = new Map<string, number[]>();
  for (const [row, { cell }] of known.entries()) rowsOf.set(cell, [...(rowsOf.get(cell) ?? []), row]);
  const groups = new Map<string, Group>();
  for (const cells of possible) {
    const rows = cells.flatMap((cell) => rowsOf.get(cell) ?? []).toSorted((one, other) => one - other);
    const group = groups.get(rows.join()) ?? { rows, withCell: new Map<string, number>(), size: 0 };
    groups.set(rows.join(), group);
    group.size++;
    for (const cell of new Set(cells)) group.withCell.set(cell, (group.withCell.get(cell) ?? 0) + 1);
  }
  return [...groups.values()];
};

const isNarrow = ({ low, high }: Pick<Interval, 'low' | 'high'>, narrow: number): boolean => high - low + 1 < narrow;

type Solve = (model: string) => Pick<HighsSolution, 'Status' | 'ObjectiveValue'>;

/** Many cells ask the same of the same numbers: each question is answered once. */
const remember = (highs: Highs): Solve => {
  const answers = new Map<string, ReturnType<Solve>>();
  return (model) => {
    const answer = answers.get(model) ?? highs.solve(model, { output_flag: false });
    answers.set(model, answer);
    return answer;
  };
};

/**
 * The least and the most that a cell may be, given everything that was released. Each group is one variable, or two if the
 * cell divides it. What is true is possible, so the least is no more than the size of the cell: only where that leaves a
 * doubt, the solver is asked for it, which halves its work.
 */
const intervalOf = (
  solve: Solve,
  groups: readonly Group[],
  { known }: World,
  { cell, size: actual, narrow }: { readonly cell: string; readonly size: number; readonly narrow: number },
): Interval => {
  const all: { readonly counted: boolean; readonly rows: readonly number[] }[] = [];
  for (const { rows, withCell, size } of groups) {
    const inCell = withCell.get(cell) ?? 0;
    if (inCell > 0 && rows.length === 0) return { cell, low: 0, high: Infinity };
    if (inCell > 0) all.push({ counted: true, rows });
    if (inCell < size && rows.length > 0) all.push({ counted: false, rows });
  }
  const sum = (has: (one: (typeof all)[number]) => boolean): string =>
    all.flatMap((one, index) => (has(one) ? [`x${index}`] : [])).join(' + ');
  const rows = known.flatMap(({ is, number }, row) => {
    const counted = sum(({ rows: of }) => of.includes(row));
    return counted ? [` c${row}: ${counted} ${is} ${number}`] : [];
  });
  const ask = (goal: 'Minimize' | 'Maximize'): number => {
    const model = `${goal}\n goal: ${sum(({ counted }) => counted)}\nSubject To\n${rows.join('\n')}\nEnd`;
    const { Status, ObjectiveValue } = solve(model);
    if (Status === 'Optimal') return ObjectiveValue;
    if (goal === 'Maximize' && Status !== 'Infeasible') return Infinity;
    throw new Error(`The solver says ${Status} of ${cell}: what was released contradicts itself.`);
  };
  const high = Math.floor(ask('Maximize') + 1e-6);
  return { cell, low: isNarrow({ low: actual, high }, narrow) ? Math.ceil(ask('Minimize') - 1e-6) : actual, high };
};

const sizeIn = (signatures: readonly Signature[], cell: string): number =>
  signatures.reduce((sum, { cells, count }) => sum + (cells.includes(cell) ? count : 0), 0);

export interface Attack {
  /** Cells that count from one to ten. */
  readonly tried: number;
  /** Of these, what is known too well. */
  readonly isolated: readonly Interval[];
}

/**
 * Knows every released number, every definition and every combination that ever occurred anywhere, and asks of each small
 * cell how small it must be.
 * @param narrow an interval of fewer numbers isolates
 */
export const attack = (
  highs: Highs,
  released: readonly ReleasedCell[],
  evidence: Evidence,
  possible: Readonly<Record<'people' | 'entities', readonly (readonly string[])[]>>,
  narrow: number,
): Attack => {
  // a base is that of whichever table of the figure it fits: the attacker may know too much
  const basesOf = (figure: string, base: number | null) =>
    [...evidence.weights.keys()].filter(
      (cell) => cell.startsWith(`${figure}/`) && sizeIn(evidence.entities, cell) === base,
    );
  // an amount of money says nothing of how many it was paid for
  const isAmount = (figure: string, key: string, number: number): boolean =>
    ADDING.has(figure) && sizeIn(evidence.entities, `${figure}.${key}`) !== number;
  const numbers = released.flatMap(({ figure, key, numerator, base }) => [
    ...(numerator === null || isAmount(figure, key, numerator)
      ? []
      : [{ cell: `${figure}.${key}`, number: numerator }]),
    ...basesOf(figure, base).map((cell) => ({ cell, number: base! })),
  ]);
  const countsPeople = (cell: string): boolean => evidence.weights.get(cell)?.countsPeople === true;
  const worlds = [
    {
      signatures: evidence.people,
      world: {
        possible: possible.people,
        known: numbers.map((one) => ({ ...one, is: countsPeople(one.cell) ? ('=' as const) : ('<=' as const) })),
      },
    },
    {
      signatures: evidence.entities,
      world: { possible: possible.entities, known: numbers.map((one) => ({ ...one, is: '=' as const })) },
    },
  ];
  const solve = remember(highs);
  const small = worlds.flatMap(({ signatures, world }) => {
    const groups = groupsOf(world);
    return [...new Set(signatures.flatMap(({ cells }) => cells))]
      .map((cell) => ({ cell, size: sizeIn(signatures, cell), narrow }))
      .filter(({ size }) => size < PEOPLE_MIN)
      .map((one) => intervalOf(solve, groups, world, one));
  });
  return { tried: small.length, isolated: small.filter((one) => isNarrow(one, narrow)) };
};
