import { queryChanges } from './changed-since.js';
import { queryRollUp, type DayRow } from './roll-up-query.js';
import { baseCountNameOf, countNameOf } from './day-rows.js';
import type { Cell, Cells } from '../definitions/figure.js';
import type { FigureArguments } from '../definitions/period.js';
import type { Queries } from './prepared.js';

/** Cells that are summed from their days. */
export class DailyCells {
  readonly #rows = new Map<string, Map<string, Map<number, number>>>();

  private constructor(rows: readonly DayRow[]) {
    for (const { of, key, amount, n } of rows) {
      const keys = this.#rows.get(of) ?? this.#rows.set(of, new Map()).get(of)!;
      const amounts = keys.get(key) ?? keys.set(key, new Map()).get(key)!;
      amounts.set(amount, (amounts.get(amount) ?? 0) + n);
    }
  }

  /**
   * @param keptAt the instant at which the kept days were known
   * @param changed everybody who has changed between that instant and the one that is asked for
   */
  static async of(tx: Queries, args: FigureArguments, keptAt: string, changed: readonly string[]): Promise<DailyCells> {
    const { from, to, asOf } = args;
    const [kept, changes] = await Promise.all([
      queryRollUp(tx, from, asOf < to ? asOf : to),
      queryChanges(tx, args, changed, keptAt),
    ]);
    return new DailyCells([...kept, ...changes]);
  }

  /** In the order in which cells are otherwise counted: those of these keys, then the others, the largest first. */
  cells(some: Cells, keys: readonly string[]): readonly Cell[] {
    const found = this.#rows.get(countNameOf(some)) ?? new Map<string, Map<number, number>>();
    if (some.percentiles) return keys.flatMap((key) => spreadOf(key, found.get(key) ?? new Map()));
    const numerators = new Map([...found].map(([key, amounts]) => [key, amounts.get(0) ?? 0]));
    const others = [...numerators]
      .filter(([key, n]) => n !== 0 && !keys.includes(key))
      .toSorted(([one, n], [other, m]) => m - n || (one < other ? -1 : 1))
      .map(([key]) => key);
    return this.withBase(
      some,
      [...keys, ...others].map((key) => ({ key, numerator: numerators.get(key) ?? 0 })),
    );
  }

  /** Counted cells, with the base that their days add up to. */
  withBase(some: Cells, cells: readonly Pick<Cell, 'key' | 'numerator'>[]): readonly Cell[] {
    const { shareOf, countedOf } = some;
    const based = shareOf !== undefined || countedOf !== undefined;
    const base = based ? (this.#rows.get(baseCountNameOf(some))?.get('')?.get(0) ?? 0) : null;
    return cells.map(({ key, numerator }): Cell => {
      if (shareOf === undefined) return { key, value: numerator, unit: 'number', numerator, base };
      return { key, value: base ? numerator / base : null, unit: 'share', numerator, base };
    });
  }
}

const PARTS = [['median', 0.5], ['p90', 0.9]] as const; // prettier-ignore

/** A percentile between two amounts is interpolated. */
const spreadOf = (key: string, amounts: ReadonlyMap<number, number>): Cell[] => {
  const sorted = [...amounts].filter(([, n]) => n !== 0).toSorted(([one], [other]) => one - other);
  const total = sorted.reduce((sum, [, n]) => sum + n, 0);
  const at = (place: number): number => {
    let before = 0;
    return sorted.find(([, n]) => (before += n) > place)![0];
  };
  return PARTS.map(([part, share]): Cell => {
    const place = share * (total - 1);
    const [low, high] = total === 0 ? [0, 0] : [at(Math.floor(place)), at(Math.ceil(place))];
    const value = total === 0 ? null : low + (high - low) * (place - Math.floor(place));
    return { key: `${key}.${part}`, value, unit: 'days', numerator: total, base: total };
  });
};
