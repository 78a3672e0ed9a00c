import { QueryFailedError, type DataSource } from 'typeorm';
import { KEPT, NAMES, schemaOf } from './view-set.js';

/** Milliseconds for which those who read may wait behind a name that is being moved, and how often that is tried. */
const [LOCK, ATTEMPTS] = [50, 10];

/** Postgres has waited as long as it was told to. */
const GAVE_UP = new Set(['55P03', '40P01']);

/** Somebody reads by this name, and will for longer than others can be kept waiting. */
export class InUse extends Error {
  override readonly name = 'InUse';
}

interface Found {
  readonly name: string;
  readonly schema: string;
  readonly columns: string;
}

/** Columns in the order of their names, after those that a database view has already: it keeps the order in which it was made. */
const TABLES_IN = `
  SELECT relname AS name, relnamespace::regnamespace::text AS schema,
         string_agg(quote_ident(it.attname), ', ' ORDER BY shown.attnum NULLS LAST, it.attname) AS columns
  FROM pg_class JOIN pg_attribute it ON it.attrelid = pg_class.oid AND it.attnum > 0 AND NOT it.attisdropped
  LEFT JOIN pg_attribute shown ON shown.attname = it.attname
    AND shown.attrelid = to_regclass('${NAMES}.' || quote_ident(relname))
  WHERE relkind = 'r' AND relnamespace::regnamespace::text = ANY ($1)
  GROUP BY relname, relnamespace ORDER BY relname, schema`;

const NAMED = `
  SELECT relname AS name, obj_description(oid) AS shows FROM pg_class
  WHERE relkind = 'v' AND relnamespace = '${NAMES}'::regnamespace`;

/** What says how far the others have come goes with the set that has come less far: forth it is last, and back it is first. */
const LAST: readonly string[] = ['day_count', 'month_count', 'touched', 'checkpoint'];

/**
 * The names by which everybody reads, for one set. A name opens nothing: it shows what the table would show to whoever asks.
 * What is both of a set and kept apart, such as checkpoints, is read as one. Each name is moved alone: whoever moved two at
 * once could meet somebody who reads the one and waits for the other.
 * @param deadline no name is begun with after that
 * @throws InUse
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

/** What a set has no more is read by nobody of this version. Whoever made something of it keeps it. */
export const dropOtherNames = async (db: DataSource, version: number): Promise<void> => {
  const { wanted, shown } = await namesOf(db, version);
  const others = [...shown.keys()].filter((name) => !wanted.has(name));
  for (const name of others) await move(db, name, undefined).catch(() => undefined); // something still hangs on it, or reads it
};

/** By name, what each is to show for this set, and what it shows. */
const namesOf = async (db: DataSource, version: number) => {
  const tables: Found[] = await db.query(TABLES_IN, [[schemaOf(version), KEPT]]);
  const named: { name: string; shows: string | null }[] = await db.query(NAMED);
  const wanted = new Map<string, string>();
  for (const { name, schema, columns } of tables) {
    const shows = `SELECT ${columns} FROM ${schema}."${name}"`;
    wanted.set(name, wanted.has(name) ? `${wanted.get(name)} UNION ALL ${shows}` : shows);
  }
  return { wanted, shown: new Map(named.map(({ name, shows }) => [name, shows])) };
};

const move = async (db: DataSource, name: string, shows: string | undefined, deadline = Infinity): Promise<void> => {
  const path = `${NAMES}."${name}"`;
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
  throw new InUse(`Somebody reads ${path}.`);
};

export const gaveUp = (error: unknown): boolean =>
  error instanceof QueryFailedError && GAVE_UP.has((error.driverError as { code?: string }).code ?? '');
