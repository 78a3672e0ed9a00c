import type { DataSource, EntityMetadata, QueryRunner } from 'typeorm';
import type { Finding } from './findings.js';

type Side = Pick<DataSource | QueryRunner, 'query'>;

interface Row {
  readonly key: string;
  readonly hash: string;
  /** Where it lies in its table. */
  readonly place: string;
}

/** How many rows of each side are read at once. */
const PAGE_ROWS = 5_000;

const HASH = 'hashtextextended(to_jsonb(it)::text, 0)';

/** How many rows a table has, and a sum over all of them. */
const sumOf = async (side: Side, path: string): Promise<{ rows: number; sum: string }> => {
  const [sums] = (await side.query(
    `SELECT count(*)::int AS rows, coalesce(sum(${HASH}::numeric), 0)::text AS sum FROM ${path} it`,
  )) as [{ rows: number; sum: string }];
  return sums;
};

/**
 * In the order of keys, which no index has, since the collation of a database is not the order of JavaScript: so they are
 * sorted once, without the content of their rows.
 * @param side in a transaction, which the cursor needs
 */
async function* rowsOf(side: Side, path: string, keys: readonly string[]): AsyncGenerator<Row, undefined> {
  const key = `jsonb_build_array(${keys.map((name) => `it."${name}"`).join(', ')})::text COLLATE "C"`;
  await side.query(`DECLARE compared NO SCROLL CURSOR FOR
    SELECT ${key} AS key, ${HASH}::text AS hash, it.ctid::text AS place FROM ${path} it ORDER BY 1`);
  for (let rows: Row[]; ;) {
    rows = (await side.query(`FETCH ${PAGE_ROWS} FROM compared`)) as Row[];
    yield* rows;
    if (rows.length < PAGE_ROWS) break;
  }
  return undefined;
}

type Next = IteratorResult<Row, undefined>;

/** The first row in the order of keys that is not the same in both, and the side that has it. */
const firstDifference = async (live: AsyncGenerator<Row, undefined>, expected: AsyncGenerator<Row, undefined>) => {
  for (;;) {
    const [{ value: a }, { value: b }]: [Next, Next] = await Promise.all([live.next(), expected.next()]);
    if (!a && !b) return undefined;
    if (a?.key === b?.key && a?.hash === b?.hash) continue;
    if (!b || (a && a.key < b.key)) return { what: 'has a row that does not follow from the log', row: a!, in: 'live' };
    if (!a || b.key < a.key) return { what: 'lacks a row that follows from the log', row: b, in: 'expected' };
    return { what: 'has a row whose content differs from the log', row: a, in: 'live' };
  }
};

/** A row of a view says which entry it comes from. */
interface Content {
  readonly eventId?: string;
  readonly position?: number;
}

const contentAt = async (side: Side, path: string, place: string): Promise<Content> => {
  const [found] = (await side.query(`SELECT to_jsonb(it) AS row FROM ${path} it WHERE ctid = $1::tid`, [place])) as {
    row: Content;
  }[];
  return found?.row ?? {};
};

/**
 * Compares one table of the live set with the same table rebuilt from the log.
 * @param live a snapshot, which is a transaction
 * @returns how many rows, and what differs
 */
export const compare = async (
  table: EntityMetadata,
  live: { readonly side: Side; readonly schema: string },
  expected: { readonly side: Pick<DataSource, 'query' | 'transaction'>; readonly schema: string },
): Promise<{ readonly rows: number; readonly finding?: Finding & { readonly position?: bigint } }> => {
  const [here, there] = [`${live.schema}."${table.tableName}"`, `${expected.schema}."${table.tableName}"`];
  const [one, other] = [await sumOf(live.side, here), await sumOf(expected.side, there)];
  if (one.rows === other.rows && one.sum === other.sum) return { rows: one.rows };
  const keys = table.primaryColumns.map(({ databaseName }) => databaseName);
  const { what, content } = await expected.side.transaction(async (rebuilt) => {
    const found = await firstDifference(rowsOf(live.side, here, keys), rowsOf(rebuilt, there, keys));
    await live.side.query('CLOSE compared');
    if (!found) return { what: 'has rows that do not match the log', content: {} as Content };
    const [side, path] = found.in === 'live' ? [live.side, here] : [rebuilt, there];
    return { what: found.what, content: await contentAt(side, path, found.row.place) };
  });
  return {
    rows: one.rows,
    finding: {
      what: `${what} (${one.rows} rows, ${other.rows} expected)`,
      table: table.tableName,
      ...(content.eventId !== undefined && { eventId: content.eventId }),
      ...(content.position !== undefined && { position: BigInt(content.position) }),
    },
  };
};
