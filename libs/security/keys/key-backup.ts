import type { KeyDatabase, Query } from './key-database.js';
import { KeysUnavailable } from './key-store.js';

/** One line of a backup of the keys. Bytes are base64; instants are texts of Postgres, so that none loses a digit. */
export type KeyLine = KeysOfDatabase | KeptCheck | KeptKey;

interface KeysOfDatabase {
  readonly kind: 'database';
  readonly id: string;
  readonly oldestEpoch: number;
}

interface KeptCheck {
  readonly kind: 'check';
  readonly epoch: number;
  readonly proof: string;
  readonly recordedAt: string;
}

/** Wrapped as it lies in the database: it opens with the key file only. A destroyed key has no bytes. */
interface KeptKey {
  readonly kind: 'key';
  readonly id: string;
  readonly subject: string;
  readonly class: string;
  readonly version: number;
  readonly epoch: number | null;
  readonly wrapped: string | null;
  readonly madeAt: string | null;
  readonly destroyedAt: string | null;
}

/** What a backup of the keys holds. */
export interface KeyBackup {
  readonly databaseId: string;
  readonly keys: number;
  readonly destroyed: number;
  /** The epochs of the key file that the keys need, the oldest first. */
  readonly epochs: readonly number[];
}

type KeyRow = Omit<KeptKey, 'kind'> & { readonly [column: string]: unknown };

const PAGE_KEYS = 1_000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** All rows as they are at one instant, page by page. */
export const readKeys = (
  database: Pick<KeyDatabase, 'transaction'>,
  take: (line: KeyLine) => Promise<void>,
): Promise<KeyBackup> =>
  database.transaction(async (query) => {
    await query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const [ours] = await query<{ id: string; oldest: number }>('SELECT database_id AS id, oldest FROM epoch');
    await take({ kind: 'database', id: ours!.id, oldestEpoch: ours!.oldest });
    for (const check of await query<Omit<KeptCheck, 'kind'> & { [column: string]: unknown }>(CHECKS))
      await take({ ...check, kind: 'check' });
    const epochs = new Set<number>();
    let [keys, destroyed] = [0, 0];
    for (let page = await pageOf(query, BEFORE_ALL); page.length > 0; page = await pageOf(query, page.at(-1)!.id))
      for (const row of page) {
        await take({ ...row, kind: 'key' });
        if (row.epoch === null) destroyed++;
        else epochs.add(row.epoch);
        keys++;
      }
    return { databaseId: ours!.id, keys, destroyed, epochs: [...epochs].toSorted((one, other) => one - other) };
  });

const CHECKS = `SELECT number AS epoch, encode(proof, 'base64') AS proof, recorded_at::text AS "recordedAt"
  FROM epoch_check ORDER BY number`;

const pageOf = (query: Query, after: string): Promise<KeyRow[]> =>
  query<KeyRow>(
    `SELECT id, subject, class, version, epoch, encode(wrapped, 'base64') AS wrapped, made_at::text AS "madeAt",
      destroyed_at::text AS "destroyedAt"
    FROM data_key WHERE id > $1 ORDER BY id LIMIT ${PAGE_KEYS}`,
    [after],
  );

/**
 * All or nothing, into a database without keys. One that holds these keys already keeps its own rows, which may be newer,
 * and gets those that it lacks.
 * @throws KeysUnavailable if it holds the keys of another installation
 */
export const writeKeys = (
  database: Pick<KeyDatabase, 'transaction'>,
  lines: AsyncIterable<KeyLine>,
): Promise<Pick<KeyBackup, 'keys'>> =>
  database.transaction(async (query) => {
    let keys = 0;
    let page: KeptKey[] = [];
    for await (const line of lines) {
      if (line.kind === 'database') await becomeThatDatabase(query, line);
      else if (line.kind === 'check') await writeCheck(query, line);
      else if (page.push(line) === PAGE_KEYS) {
        await writePage(query, page);
        keys += page.length;
        page = [];
      }
    }
    await writePage(query, page);
    return { keys: keys + page.length };
  });

const becomeThatDatabase = async (query: Query, { id, oldestEpoch }: KeysOfDatabase): Promise<void> => {
  const [found] = await query<{ id: string; used: boolean }>(
    'SELECT database_id AS id, EXISTS (SELECT FROM data_key) AS used FROM epoch',
  );
  if (found!.used && found!.id !== id)
    throw new KeysUnavailable(
      'The keys database holds the keys of another installation: restore into an empty one (KEYS_DATABASE_URL, HOMEWARD_DATA).',
    );
  await query('UPDATE epoch SET database_id = $1, oldest = greatest(oldest, $2)', [id, oldestEpoch]);
};

const writeCheck = async (query: Query, { epoch, proof, recordedAt }: KeptCheck): Promise<void> => {
  await query(
    `INSERT INTO epoch_check (number, proof, recorded_at) VALUES ($1, decode($2, 'base64'), $3::timestamptz)
    ON CONFLICT DO NOTHING`,
    [epoch, proof, recordedAt],
  );
};

const writePage = async (query: Query, page: readonly KeptKey[]): Promise<void> => {
  const ids = page.map(({ id }) => id);
  await query(
    `INSERT INTO data_key (id, subject, class, version, epoch, wrapped, made_at, destroyed_at)
    SELECT id, subject, class, version, epoch, decode(wrapped, 'base64'), "madeAt"::timestamptz, "destroyedAt"::timestamptz
    FROM jsonb_to_recordset($1::jsonb) kept (id uuid, subject text, class text, version integer, epoch integer,
      wrapped text, "madeAt" text, "destroyedAt" text)
    ON CONFLICT DO NOTHING`,
    [JSON.stringify(page)],
  );
  const [{ found }] = (await query<{ found: string }>(
    'SELECT count(*) AS found FROM data_key WHERE id = ANY ($1::uuid[])',
    [ids],
  )) as [{ found: string }];
  if (Number(found) !== ids.length)
    throw new KeysUnavailable(
      'The keys database holds other keys for some people of this backup: restore into an empty one (KEYS_DATABASE_URL, HOMEWARD_DATA).',
    );
};
