import pg from 'pg';
import { KeysUnavailable } from './key-store.js';
import { keyFileAt } from './key-file.js';
import { logKeyFileAt } from './log-key-file.js';
import type { EpochsFile } from './epochs-file.js';
import type { SecretFile } from './secret-file.js';

/** What is wrong with a key file that is to keep real people's keys: a sentence, or nothing. */
export const keyFileFault = (path: string): string | undefined => faultOf('key file', keyFileAt(path));

/** What is wrong with a log key file that is to prove real people's records: a sentence, or nothing. */
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

/** What is wrong with the role that reads the keys: one that may do anything reads them past every grant. */
export const keysRoleFault = async (url: string): Promise<string | undefined> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ mighty: boolean }>(
      'SELECT rolsuper OR rolbypassrls AS mighty FROM pg_roles WHERE rolname = current_user',
    );
    return rows[0]!.mighty
      ? 'The role in KEYS_DATABASE_URL is a superuser: give the keys a role of their own, without rights but to its schema.'
      : undefined;
  } finally {
    await client.end();
  }
};
