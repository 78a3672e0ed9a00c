import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Bearer } from '#platform/plain';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly isKey: boolean;
}

const columnsOf = async (db: pg.Client, table: string): Promise<readonly Column[]> => {
  const { rows } = await db.query<Column>(
    `SELECT attname AS name, format_type(atttypid, NULL) AS type, attnum = ANY (coalesce(indkey, '')::int2[]) AS "isKey"
     FROM pg_attribute LEFT JOIN pg_index ON indrelid = attrelid AND indisprimary
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
    [table],
  );
  return rows;
};

const ENTRUSTED = ['CaseWorker', 'LegalOfficer', 'ForensicInterviewer'];
const WAYS = ['received', ...ENTRUSTED];

/** How a column comes to say that a row belongs to somebody: by its name and type, in any table. Codes begin large. */
const OWNED: readonly (readonly [name: RegExp, type: string, value: (by: Bearer, before: unknown) => unknown])[] = [
  [/^readers$/, 'text[]', ({ id, office }) => ['AUDITOR', ...WAYS.map((way) => `${way}:${id}`), `office:${office}`]],
  [
    /^entrusted$/,
    'jsonb',
    ({ id, office }) => ENTRUSTED.map((as) => ({ assignmentId: randomUUID(), worker: id, as, office })),
  ],
  [/^offices$/, 'text[]', ({ office }) => [office, office]],
  [/^workers$/, 'text[]', ({ id }) => [id]],
  [/office$/i, 'text', ({ office }) => office],
  [/^role$/, 'text', ({ role }, before) => (/^[A-Z_]+$|^x$/.test(String(before)) ? role : before)],
  [/^reviewedBy$/, 'text', () => null],
  [/^upheld$/, 'boolean', () => null],
  [/By$|^worker$/, 'text', ({ id }, before) => (/^[a-z]+$/.test(String(before)) ? id : before)],
  [/^interviewed$/, 'boolean', () => true],
  [/^restricted$/, 'boolean', () => false],
  [/^until$/, 'timestamp with time zone', () => '2100-01-01T00:00:00.000Z'],
];

/** What a table says besides, to open the most. */
const OPENS: Readonly<Record<string, object>> = { suspicion: { state: 'Agreed' } };

const DEFAULT_VALUES: Readonly<Record<string, unknown>> = {
  jsonb: [],
  integer: 0,
  bigint: 0,
  numeric: 0,
  boolean: false,
  text: 'x',
};

/** A record that is nowhere else: a row that says nothing sensible must not break what is asked about a real one. */
const NOBODYS = randomUUID();

/** Where a table has no row yet. */
const rowOf = (columns: readonly Column[]): Record<string, unknown> =>
  Object.fromEntries(
    columns.map(({ name, type }) => [
      name,
      type.endsWith('[]') ? [] : type === 'uuid' ? NOBODYS : (DEFAULT_VALUES[type] ?? '2026-03-01T00:00:00.000Z'),
    ]),
  );

/**
 * Makes every row of a table somebody's own, and adds copies with other keys: whatever a writer of the views can say of
 * what is really there, with the sealed values of others in it.
 */
export const forge = async (db: pg.Client, table: string, by: Bearer): Promise<void> => {
  const columns = await columnsOf(db, table);
  const { rows } = await db.query<{ row: Record<string, unknown> }>(`SELECT to_jsonb(one) AS row FROM "${table}" one`);
  const there = rows.length > 0 ? rows.map(({ row }) => row) : [rowOf(columns)];
  const owned = (row: Record<string, unknown>) =>
    Object.fromEntries(
      columns.map(({ name, type }) => {
        const how = OWNED.find(([names, of]) => of === type && names.test(name));
        return [name, how ? how[2](by, row[name]) : row[name]];
      }),
    );
  const forged = there.flatMap((row) => {
    const mine = { ...owned(row), ...OPENS[table] };
    const ids = columns.filter(({ isKey, type, name }) => isKey && type === 'uuid' && name !== 'survivorId');
    if (columns.some(({ name }) => name === 'readers')) return [mine, { ...mine, survivorId: NOBODYS }];
    const copy = { ...mine, ...Object.fromEntries(ids.map(({ name }) => [name, randomUUID()])) };
    return ids.length > 0 && there.length <= COPIED_MAX ? [mine, copy] : [mine];
  });
  const named = columns.map(({ name }) => `"${name}"`);
  const keys = columns.filter(({ isKey }) => isKey).map(({ name }) => name);
  const each = new Map(forged.map((row) => [JSON.stringify(keys.map((name) => row[name])), row]));
  const key = keys.map((name) => `"${name}"`);
  const replaced = `UPDATE SET (${named.join(', ')}) = ROW (${named.map((one) => `EXCLUDED.${one}`).join(', ')})`;
  await db.query(
    `INSERT INTO "${table}" (${named.join(', ')})
     SELECT ${named.join(', ')} FROM jsonb_populate_recordset(NULL::"${table}", $1)
     ON CONFLICT ${key.length > 0 ? `(${key.join(', ')}) DO ${replaced}` : 'DO NOTHING'}`,
    [JSON.stringify([...each.values()])],
  );
};

/** Each stranger in turn copies what the last one forged: it need not grow without end. */
const COPIED_MAX = 400;

/** The tables of which the database shows this person any row. */
export const seenBy = async (db: pg.Client, by: Bearer, tables: readonly string[]): Promise<readonly string[]> => {
  const { id, role, office } = by;
  for (const [name, value] of Object.entries({ id, role, office }))
    await db.query(`SELECT set_config($1, $2, false)`, [`homeward.actor_${name}`, value]);
  const seen: string[] = [];
  for (const table of tables) {
    const { rows } = await db.query(`SELECT FROM "${table}" LIMIT 1`);
    if (rows.length > 0) seen.push(table);
  }
  return seen;
};

/** Puts what is sealed of one person, and their tokens for the search, into the record of another. */
export const lendPerson = async (db: pg.Client, from: string, to: string): Promise<void> => {
  await db.query(
    `UPDATE referral SET sealed = lent.sealed, "birthYear" = lent."birthYear" FROM referral lent
     WHERE lent."survivorId" = $1 AND referral."survivorId" = $2`,
    [from, to],
  );
  await db.query(`DELETE FROM person_key WHERE subject = $1`, [to]);
  await db.query(
    `INSERT INTO person_key SELECT (jsonb_populate_record(one, jsonb_build_object('subject', $2::text, 'eventId', gen_random_uuid()))).*
     FROM person_key one WHERE subject = $1`,
    [from, to],
  );
};

/** Forges readings, as if a person had opened this many records, and for ever. */
export const forgeReadings = async (db: pg.Client, who: string, count: number): Promise<void> => {
  const { rowCount } = await db.query(
    `INSERT INTO reading_fact SELECT (jsonb_populate_record(one, jsonb_build_object(
       'eventId', gen_random_uuid(), 'subject', gen_random_uuid(), 'who', $1::text, 'kind', 'PersonalDataRead',
       'purpose', 'CARE', 'operation', 'survivor', 'recordedFrom', '2100-01-01T00:00:00Z'))).*
     FROM reading_fact one CROSS JOIN generate_series(1, $2)
     WHERE (one."eventId", one.ordinal) = (SELECT "eventId", ordinal FROM reading_fact LIMIT 1)`,
    [who, count],
  );
  if (rowCount !== count) throw new Error('There is no reading yet of which to make others.');
};
