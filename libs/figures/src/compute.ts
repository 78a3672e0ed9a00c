import type { DataSource, EntityManager } from 'typeorm';
import type { Day } from '#decider';
import { STANDING } from './as-known.js';
import type { Cell, Cells, Figure, Sql } from './figure.js';
import { overdueAsOf } from './overdue.js';
import type { Asked } from './period.js';
import { AS_KNOWN } from './terms.js';

export interface Computed {
  readonly figure: Figure;
  readonly cells: readonly Cell[];
}

/** All of them from one snapshot, so that they fit together whatever is being recorded meanwhile. */
export const compute = (db: DataSource, figures: readonly Figure[], asked: Asked): Promise<Computed[]> =>
  db.transaction('REPEATABLE READ', async (tx) => {
    await tx.query('SET TRANSACTION READ ONLY');
    const parameters = await parametersOf(tx, figures, asked);
    const computed: Computed[] = [];
    for (const figure of figures) {
      const cells: Cell[] = [];
      for (const some of figure.cells) cells.push(...(await cellsOf(tx, some, parameters)));
      computed.push({ figure, cells });
    }
    return computed;
  });

const cellsOf = async (tx: EntityManager, cells: Cells, parameters: readonly unknown[]): Promise<Cell[]> => {
  const { keys = [], shareOf, spread } = cells;
  const asked = [...parameters, keys];
  if (spread) return tx.query(spreadOf(cells), asked);
  const rows: { key: string; numerator: number; base: number | null }[] = await tx.query(countOf(cells), asked);
  return rows.map(({ key, numerator, base }) =>
    shareOf === undefined
      ? { key, value: numerator, unit: 'number', numerator, base }
      : { key, value: base ? numerator / base : null, unit: 'share', numerator, base },
  );
};

/** The cells that are always shown. */
const SHOWN: Sql = 'shown AS (SELECT key, place FROM unnest($6::text[]) WITH ORDINALITY AS shown (key, place))';

/** The cells that are always shown first, in their order; then what else was found, the largest first. */
const countOf = ({ counted, adds, shareOf, countedOf }: Cells): Sql => {
  const base = shareOf ?? countedOf;
  return `${AS_KNOWN},
    each AS (SELECT DISTINCT key, thing, ${adds ? 'amount' : '1 AS amount'} FROM (${counted}) counted),
    ${SHOWN}
    SELECT key, coalesce(sum(amount), 0)::float8 AS numerator,
      ${base ? `(SELECT count(DISTINCT thing)::int FROM (${base}) base)` : 'NULL::int'} AS base
    FROM shown FULL JOIN each USING (key) GROUP BY key, place ORDER BY place, numerator DESC, key`;
};

/** Between two amounts, where none lies in the middle, it is as far from both. */
const spreadOf = ({ counted }: Cells): Sql =>
  `${AS_KNOWN},
    each AS (SELECT DISTINCT key, thing, amount FROM (${counted}) counted),
    ${SHOWN}
    SELECT key || '.' || part AS key, percentile_cont(at) WITHIN GROUP (ORDER BY amount) AS value, 'days' AS unit,
      count(amount)::int AS numerator, count(amount)::int AS base
    FROM (shown FULL JOIN each USING (key)) CROSS JOIN (VALUES ('median', 0.5), ('p90', 0.9)) AS parts (part, at)
    GROUP BY key, place, part, at ORDER BY place, key, at`;

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
  figure: Figure,
  asked: Asked,
  { first, after }: Page,
): Promise<{ readonly events: readonly Behind[]; readonly more: boolean }> => {
  const counted = figure.cells.flatMap((some) => [some.counted, some.shareOf ?? some.countedOf ?? []].flat());
  const found: Behind[] = await db.query(
    `${AS_KNOWN},
    behind AS (${counted.map((rows) => `SELECT "eventId" FROM (${rows}) counted`).join(' UNION ALL ')}),
    ${STANDING}
    SELECT "eventId", subject, "happenedOn"::text FROM standing
    WHERE $6::text IS NULL OR ("happenedOn"::text COLLATE "C", "eventId"::text COLLATE "C") > ($7, $6)
    ORDER BY standing."happenedOn", "eventId" LIMIT $8`,
    [...(await parametersOf(db, [figure], asked)), after?.eventId ?? null, after?.happenedOn ?? null, first + 1],
  );
  return { events: found.slice(0, first), more: found.length > first };
};

const parametersOf = async (
  db: Pick<EntityManager, 'query'>,
  figures: readonly Figure[],
  asked: Asked,
): Promise<readonly unknown[]> => {
  const { from, to, asOf, knownAt = null } = asked;
  const plain = [from, to, asOf, knownAt];
  const overdue = figures.some(({ countsOverdue }) => countsOverdue)
    ? await overdueAsOf(db, [...plain, '[]'], asked)
    : [];
  return [...plain, JSON.stringify(overdue)];
};
