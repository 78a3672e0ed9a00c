import pg from 'pg';
import { KeysUnavailable } from './key-store.js';
import { keyFileAt } from './files/key-file.js';
import { logKeyFileAt } from './files/log-key-file.js';
import type { EpochsFile } from './files/epochs-file.js';
import type { SecretFile } from './files/secret-file.js';

/** What is wrong with a key file for real people's keys: a sentence, or undefined. */
export const keyFileFault = (path: string): string | undefined => faultOf('key file', keyFileAt(path));

/** What is wrong with a log key file for real people's records: a sentence, or undefined. */
export const logKeyFileFault = (path: string): string | undefined => faultOf('log key file', logKeyFileAt(path));

const faultOf = (name: string, file: SecretFile<EpochsFile>): string | undefined => {
  try {
    return file.read().synthetic
      ? `The ${name} ${file.path} was made by itself, in development: make one with npx homeward make-keys, in a new data folder.`
      : undefined;
  } catch (error) {
    if (error instanceof KeysUnavailable) return error.message;
    throw error;
  }
};

/**
 * What is wrong with the role that uses the keys. A superuser bypasses every grant; an owner, or an API that may destroy
 * keys, turns any fault of the process into a possible erasure.
 */
export const keysRoleFault = async (
  url: string,
  { mayDestroy }: { readonly mayDestroy: boolean },
): Promise<string | undefined> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<Record<'mighty' | 'owns' | 'destroys', boolean | null>>(ROLE);
    const { mighty, owns, destroys } = rows[0]!;
    if (mighty)
      return 'The role in KEYS_DATABASE_URL is a superuser: use a role of its own for the keys, with rights to their schema only.';
    if (owns)
      return 'The role in KEYS_DATABASE_URL owns the keys: make it a member of homeward_keys_api or homeward_keys_projector, and name the owner in KEYS_OWNER_DATABASE_URL of the projector.';
    return destroys && !mayDestroy
      ? 'The role in KEYS_DATABASE_URL of the API may destroy keys: give the API one that is a member of homeward_keys_api only.'
      : undefined;
  } finally {
    await client.end();
  }
};

/** Before the first start of the projector there are no tables, and nothing to destroy. */
const ROLE = `
  SELECT rolsuper OR rolbypassrls AS mighty,
    (SELECT pg_has_role(nspowner, 'MEMBER') FROM pg_namespace WHERE nspname = 'keys') AS owns,
    (SELECT has_table_privilege(pg_class.oid, 'UPDATE') OR has_table_privilege(pg_class.oid, 'DELETE')
      FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
      WHERE nspname = 'keys' AND relname = 'data_key') AS destroys
  FROM pg_roles WHERE rolname = current_user`;

/** Whether keys in that database need an existing key file. @throws a Postgres error */
export const keysAreWrappedAt = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ exists: boolean }>(
      `SELECT to_regclass('keys.data_key') IS NOT NULL AS exists`,
    );
    if (!rows[0]!.exists) return false;
    return (await client.query('SELECT FROM keys.data_key WHERE wrapped IS NOT NULL LIMIT 1')).rowCount === 1;
  } finally {
    await client.end().catch(() => undefined); // it may never have been connected
  }
};
