import { QueryFailedError, type DataSource } from 'typeorm';
import { SYSTEM_SCHEMA, VIEW_SCHEMA, schemaOf } from './view-set.js';

/** Milliseconds for which readers may wait behind a name that is being moved, and how many attempts there are. */
const [LOCK, ATTEMPTS] = [50, 10];

/** SQLSTATEs of a lock timeout and a deadlock. */
const GAVE_UP = new Set(['55P03', '40P01']);

/** A query reads by this name, and holds it for longer than others can be kept waiting. */
export class ViewLocked extends Error {
  override readonly name = 'ViewLocked';
}

interface Found {
  readonly name: string;
  readonly schema: string;
  readonly columns: string;
}

/** Columns in the order of their names, after those that a database view has already: Postgres keeps their order. */
const TABLES_IN = `
  SELECT relname AS name, relnamespace::regnamespace::text AS schema,
         string_agg(quote_ident(it.attname), ', ' ORDER BY shown.attnum NULLS LAST, it.attname) AS columns
  FROM pg_class JOIN pg_attribute it ON it.attrelid = pg_class.oid AND it.attnum > 0 AND NOT it.attisdropped
  LEFT JOIN pg_attribute shown ON shown.attname = it.attname
    AND shown.attrelid = to_regclass('${VIEW_SCHEMA}.' || quote_ident(relname))
  WHERE relkind = 'r' AND relnamespace::regnamespace::text = ANY ($1)
  GROUP BY relname, relnamespace ORDER BY relname, schema`;

const NAMED = `
  SELECT relname AS name, obj_description(oid) AS shows FROM pg_class
  WHERE relkind = 'v' AND relnamespace = '${VIEW_SCHEMA}'::regnamespace`;

/** Tables that tell how far the others have come move with the set that is behind: last forwards, first backwards. */
const LAST: readonly string[] = ['day_count', 'month_count', 'touched', 'checkpoint'];

/**
 * Points the names by which all readers read to one set. A name grants nothing: it shows what the table would show to the
 * reader. A table that is in the set and in the kept schema, such as checkpoints, is read as one. Each name is moved in a
 * transaction of its own: moving two at once could deadlock with a reader of both.
 * @param deadline after it no further name is moved
 * @throws ViewLocked
 */
export const nameSet = async (
  db: DataSource,
  version: number,
  deadline = Infinity,
  way: 'forth' | 'back' = 'forth',
): Promise<void> => {
  const { wanted, shown } = await namesOf(db, version);
  const inOrder = [...wanted.keys()].toSorted((one, other) => LAST.indexOf(one) - LAST.indexOf(other));
  for (const name of way === 'forth' ? inOrder : inOrder.toReversed())
    if (shown.get(name) !== wanted.get(name)) await move(db, name, wanted.get(name), deadline);
};

/** Drops names that the set no longer has, since this version reads none of them. Objects built on them keep them. */
export const dropOtherNames = async (db: DataSource, version: number): Promise<void> => {
  const { wanted, shown } = await namesOf(db, version);
  const others = [...shown.keys()].filter((name) => !wanted.has(name));
  for (const name of others) await move(db, name, undefined).catch(() => undefined); // another object or a query uses it
};

/** By name, what it should show for this set, and what it shows now. */
const namesOf = async (db: DataSource, version: number) => {
  const tables: Found[] = await db.query(TABLES_IN, [[schemaOf(version), SYSTEM_SCHEMA]]);
  const named: { name: string; shows: string | null }[] = await db.query(NAMED);
  const wanted = new Map<string, string>();
  for (const { name, schema, columns } of tables) {
    const shows = `SELECT ${columns} FROM ${schema}."${name}"`;
    wanted.set(name, wanted.has(name) ? `${wanted.get(name)} UNION ALL ${shows}` : shows);
  }
  return { wanted, shown: new Map(named.map(({ name, shows }) => [name, shows])) };
};

const move = async (db: DataSource, name: string, shows: string | undefined, deadline = Infinity): Promise<void> => {
  const path = `${VIEW_SCHEMA}."${name}"`;
  const statement = shows
    ? `CREATE OR REPLACE VIEW ${path} WITH (security_invoker = true) AS ${shows}; COMMENT ON VIEW ${path} IS $$${shows}$$`
    : `DROP VIEW ${path}`;
  for (let attempt = 1; Date.now() < deadline; attempt++) {
    try {
      return await db.transaction(async (tx) => {
        await tx.query(`SET LOCAL lock_timeout = ${LOCK}`);
        await tx.query(statement);
      });
    } catch (error) {
      if (!gaveUp(error)) throw error;
      if (attempt === ATTEMPTS) break;
    }
  }
  throw new ViewLocked(`A query holds ${path}. Try again when it has ended.`);
};

export const gaveUp = (error: unknown): boolean =>
  error instanceof QueryFailedError && GAVE_UP.has((error.driverError as { code?: string }).code ?? '');
