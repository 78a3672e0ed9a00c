import type { DataSource, EntityMetadata, QueryRunner } from 'typeorm';
import type { Finding } from './findings.js';

type Side = Pick<DataSource | QueryRunner, 'query'>;

interface Row {
  readonly key: string;
  readonly row: string;
}

/** How many rows of each side are kept in memory. */
const PAGE_ROWS = 2_000;

/** How many rows a table has, and a sum over all of them. */
const sumOf = async (side: Side, path: string): Promise<{ rows: number; sum: string }> => {
  const [sums] = (await side.query(
    `SELECT count(*)::int AS rows, coalesce(sum(hashtextextended(to_jsonb(it)::text, 0)::numeric), 0)::text AS sum FROM ${path} it`,
  )) as [{ rows: number; sum: string }];
  return sums;
};

async function* rowsOf(side: Side, path: string, keys: readonly string[]): AsyncGenerator<Row> {
  const key = `jsonb_build_array(${keys.map((name) => `it."${name}"`).join(', ')})::text COLLATE "C"`;
  for (let after = ''; ;) {
    const rows = (await side.query(
      `SELECT ${key} AS key, to_jsonb(it)::text AS row FROM ${path} it WHERE ${key} > $1 ORDER BY 1 LIMIT ${PAGE_ROWS}`,
      [after],
    )) as Row[];
    yield* rows;
    if (rows.length < PAGE_ROWS) return;
    after = rows.at(-1)!.key;
  }
}

/** The first row in the order of keys that is not the same in both. */
const firstDifference = async (left: AsyncGenerator<Row>, right: AsyncGenerator<Row>) => {
  for (;;) {
    const [live, expected] = [await left.next(), await right.next()];
    if (live.done && expected.done) return undefined;
    const [a, b] = [live.value as Row | undefined, expected.value as Row | undefined];
    if (a?.key === b?.key && a?.row === b?.row) continue;
    if (!b || (a && a.key < b.key)) return { what: 'has a row that does not follow from the log', row: a! };
    if (!a || b.key < a.key) return { what: 'lacks a row that follows from the log', row: b };
    return { what: 'has a row whose content differs from the log', row: a };
  }
};

/** Compares one table of the live set with the same table rebuilt from the log. @returns how many rows, and what differs */
export const compare = async (
  table: EntityMetadata,
  live: { readonly side: Side; readonly schema: string },
  expected: { readonly side: Side; readonly schema: string },
): Promise<{ readonly rows: number; readonly finding?: Finding & { readonly position?: bigint } }> => {
  const [here, there] = [`${live.schema}."${table.tableName}"`, `${expected.schema}."${table.tableName}"`];
  const [one, other] = [await sumOf(live.side, here), await sumOf(expected.side, there)];
  if (one.rows === other.rows && one.sum === other.sum) return { rows: one.rows };
  const keys = table.primaryColumns.map(({ databaseName }) => databaseName);
  const difference = await firstDifference(rowsOf(live.side, here, keys), rowsOf(expected.side, there, keys));
  const { what = 'has rows that do not match the log', row } = difference ?? {};
  const content = row ? (JSON.parse(row.row) as { eventId?: string; position?: number }) : {};
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
