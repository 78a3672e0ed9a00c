import type { DataSource, EntityManager } from 'typeorm';
import type { Day } from '#decider';
import { AS_KNOWN, EVERY_FACT } from './as-known.js';
import type { Cell, Cells, Figure, Sql } from './figure.js';
import type { Asked } from './period.js';

export interface Computed {
  readonly figure: Figure;
  readonly cells: readonly Cell[];
}

/** All of them from one snapshot, so that they fit together whatever is being recorded meanwhile. */
export const compute = (db: DataSource, figures: readonly Figure[], asked: Asked): Promise<Computed[]> =>
  db.transaction('REPEATABLE READ', async (tx) => {
    await tx.query('SET TRANSACTION READ ONLY');
    const computed: Computed[] = [];
    for (const figure of figures) {
      const cells: Cell[] = [];
      for (const some of figure.cells) cells.push(...(await cellsOf(tx, some, asked)));
      computed.push({ figure, cells });
    }
    return computed;
  });

const cellsOf = async (tx: EntityManager, cells: Cells, asked: Asked): Promise<Cell[]> => {
  const { keys = [], shareOf } = cells;
  const rows: { key: string; numerator: number; base: number | null }[] = await tx.query(countOf(cells), [
    ...parametersOf(asked),
    keys,
  ]);
  return rows.map(({ key, numerator, base }) => ({
    key,
    value: shareOf === undefined ? numerator : base ? numerator / base : null,
    numerator,
    base,
  }));
};

/** The cells that are always shown first, in their order; then what else was found, the largest first. */
const countOf = ({ counted, adds, shareOf, countedOf }: Cells): Sql => {
  const base = shareOf ?? countedOf;
  return `${AS_KNOWN},
    each AS (SELECT DISTINCT key, thing, ${adds ? 'amount' : '1 AS amount'} FROM (${counted}) counted),
    shown AS (SELECT key, place FROM unnest($5::text[]) WITH ORDINALITY AS shown (key, place))
    SELECT key, coalesce(sum(amount), 0)::float8 AS numerator,
      ${base ? `(SELECT count(DISTINCT thing)::int FROM (${base}) base)` : 'NULL::int'} AS base
    FROM shown FULL JOIN each USING (key) GROUP BY key, place ORDER BY place, numerator DESC, key`;
};

export interface Behind {
  readonly eventId: string;
  /** Whom or what the event's stream is about. */
  readonly subject: string;
  readonly happenedOn: Day;
}

export interface Page {
  readonly first: number;
  readonly after?: Pick<Behind, 'eventId' | 'happenedOn'> | undefined;
}

/**
 * The events that a figure counts, those of its bases among them, by the day on which they happened. `after` is compared
 * as text, which sorts alike: it comes from outside, and need not be a day that exists.
 */
export const eventsBehind = async (
  db: DataSource,
  { cells }: Figure,
  asked: Asked,
  { first, after }: Page,
): Promise<{ readonly events: readonly Behind[]; readonly more: boolean }> => {
  const counted = cells.flatMap((some) => [some.counted, some.shareOf ?? some.countedOf ?? []].flat());
  const found: Behind[] = await db.query(
    `${AS_KNOWN},
    behind AS (${counted.map((rows) => `SELECT "eventId" FROM (${rows}) counted`).join(' UNION ALL ')})
    SELECT "eventId", subject, "happenedOn"::text FROM (${EVERY_FACT}) fact WHERE "eventId" IN (SELECT "eventId" FROM behind)
      AND ($5::text IS NULL OR ("happenedOn"::text COLLATE "C", "eventId"::text COLLATE "C") > ($6, $5))
    ORDER BY fact."happenedOn", "eventId" LIMIT $7`,
    [...parametersOf(asked), after?.eventId ?? null, after?.happenedOn ?? null, first + 1],
  );
  return { events: found.slice(0, first), more: found.length > first };
};

const parametersOf = ({ from, to, asOf, knownAt }: Asked) => [from, to, asOf, knownAt ?? null];
