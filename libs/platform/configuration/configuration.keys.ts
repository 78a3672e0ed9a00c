import { dirname, join, resolve } from 'node:path';
import {
  FileKeyWrapper,
  KeysUnavailable,
  ProvenKeyWrapper,
  VaultKeyWrapper,
  hasWrappedKeys,
  logEpochsIn,
  logEpochsInVault,
  makeLogKeyFile,
  type KeyDatabase,
  type KeyWrapper,
  type LogEpoch,
  type Vault,
} from '#security/keys';
import { ConfigurationError } from './configuration-error.js';
import { urlsOf, type Configuration, type Environment } from './configuration.js';
import { makeFolder } from './make-folder.js';

export interface KeysConfiguration {
  /** The database with the wrapped keys. */
  readonly databaseUrl: string;
  /** The role that makes the tables there, if it is another one: the projector uses it at its start. */
  readonly ownerUrl: string | undefined;
  /** Whether the keys have a database role of their own. */
  readonly apart: boolean;
  /** What wraps the keys: a Vault, or a key file. */
  readonly vault: Vault | undefined;
  readonly file: string;
  /** Whether a missing file is made: only in development, with its invented people. */
  readonly makes: boolean;
}

export interface LogKeyConfiguration {
  /** The key for the codes of events: in Vault, or in a file. */
  readonly vault: Vault | undefined;
  readonly file: string;
  /** Whether a missing file is made: only in development, with its invented people. */
  readonly makes: boolean;
}

/** @throws ConfigurationError that names the variable and says what it should be. */
export const keysFrom = (env: Environment, configuration: Configuration): KeysConfiguration => {
  const production = configuration.mode === 'production';
  const { keysDatabaseUrl: url, keysOwnerDatabaseUrl: ownerUrl } = configuration;
  if (production && !url) {
    throw new ConfigurationError(
      'KEYS_DATABASE_URL is not set: in production the keys have a database role of their own, so give its postgres:// address.',
    );
  }
  return {
    databaseUrl: url ?? urlsOf(configuration).databaseUrl,
    ownerUrl,
    apart: url !== undefined,
    vault: vaultFrom(env, production, WRAPPING_KEY),
    file: keyFileFrom(env, configuration),
    makes: !production,
  };
};

export const keyFileFrom = (env: Environment, { data }: Pick<Configuration, 'data'>): string =>
  resolve(env.HOMEWARD_KEY_FILE || join(data, 'keys', 'epochs.json'));

/** @throws ConfigurationError that names the variable and says what it should be. */
export const logKeyFrom = (
  env: Environment,
  configuration: Pick<Configuration, 'data' | 'mode'>,
): LogKeyConfiguration => {
  const production = configuration.mode === 'production';
  const { HOMEWARD_VAULT_LOG_KEY: key } = env;
  const vault = key ? vaultFrom(env, production, LOG_KEY) : undefined;
  if (key && !vault)
    throw new ConfigurationError(
      'HOMEWARD_VAULT_LOG_KEY is set without HOMEWARD_VAULT_URL: give the address of the Transit engine as well.',
    );
  if (vault && env.HOMEWARD_VAULT_KEY === key)
    throw new ConfigurationError(
      'HOMEWARD_VAULT_LOG_KEY names the key of HOMEWARD_VAULT_KEY: use another one, because what wraps keys must not be exportable.',
    );
  return { vault, file: logKeyFileFrom(env, configuration), makes: !production };
};

export const logKeyFileFrom = (env: Environment, configuration: Pick<Configuration, 'data'>): string =>
  resolve(env.HOMEWARD_LOG_KEY_FILE || join(dirname(keyFileFrom(env, configuration)), 'log-key.json'));

/** The file of tombstones, beside the file that opens backups. */
export const tombstonesFileFrom = (env: Environment, configuration: Pick<Configuration, 'data'>): string =>
  resolve(env.HOMEWARD_TOMBSTONES_FILE || join(dirname(keyFileFrom(env, configuration)), 'tombstones.ndjson'));

/** @throws KeysUnavailable, or ConfigurationError if a file is missing, damaged, or readable by others. */
export const keyWrapperFrom = ({ vault, file, makes }: KeysConfiguration): KeyWrapper => {
  if (vault) return new VaultKeyWrapper(vault);
  return requireUsable(`The key file ${file}`, 'HOMEWARD_KEY_FILE', () => {
    if (makes) makeFolder(dirname(file), 0o700);
    return FileKeyWrapper.at(file, { make: makes });
  });
};

/**
 * The wrapper of the data keys, after it has proven that it wrapped those in the database.
 * @throws KeysUnavailable, ConfigurationError
 */
export const openProvenWrapper = async (keys: KeysConfiguration, database: KeyDatabase): Promise<KeyWrapper> => {
  // if the database has wrapped keys, a new key file could open none of them
  const makes = keys.makes && !(await hasWrappedKeys(database));
  return ProvenKeyWrapper.over(keyWrapperFrom({ ...keys, makes }), database);
};

/** All epochs of the log key, the oldest first. @throws KeysUnavailable, ConfigurationError */
export const logEpochs = async ({ vault, file, makes }: LogKeyConfiguration): Promise<readonly LogEpoch[]> => {
  if (vault) return logEpochsInVault(vault);
  return requireUsable(`The log key file ${file}`, 'HOMEWARD_LOG_KEY_FILE', () => {
    if (makes) {
      makeFolder(dirname(file), 0o700);
      makeLogKeyFile(file, true);
    }
    return logEpochsIn(file);
  });
};

/** @param what it needs, as a sentence names it @throws ConfigurationError if that cannot be made or used */
export const requireUsable = <Result>(what: string, variable: string, use: () => Result): Result => {
  try {
    return use();
  } catch (error) {
    if (error instanceof KeysUnavailable) throw new ConfigurationError(error.message);
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new ConfigurationError(`${what} cannot be made (${code}): set ${variable} to one that can.`);
  }
};

const WRAPPING_KEY = { variable: 'HOMEWARD_VAULT_KEY', example: 'homeward' };
const LOG_KEY = { variable: 'HOMEWARD_VAULT_LOG_KEY', example: 'homeward-log' };

const vaultFrom = (
  env: Environment,
  production: boolean,
  { variable, example }: typeof WRAPPING_KEY,
): Vault | undefined => {
  const { HOMEWARD_VAULT_URL: url, HOMEWARD_VAULT_TOKEN_FILE: tokenFile } = env;
  const key = env[variable];
  if (!url) return undefined;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new ConfigurationError(
      'HOMEWARD_VAULT_URL is not the address of a Transit engine: it must look like https://vault:8200/v1/transit.',
    );
  }
  if (production && !url.startsWith('https:')) {
    throw new ConfigurationError('HOMEWARD_VAULT_URL is an http address: in production it must be an https one.');
  }
  if (!/^[\w.-]+$/.test(key ?? '')) {
    throw new ConfigurationError(`${variable} is not the name of a Transit key: give one such as ${example}.`);
  }
  if (!tokenFile) {
    throw new ConfigurationError('HOMEWARD_VAULT_TOKEN_FILE is not set: give the file in which Vault’s token is kept.');
  }
  return { url: url.replace(/\/+$/, ''), key: key!, tokenFile: resolve(tokenFile) };
};
