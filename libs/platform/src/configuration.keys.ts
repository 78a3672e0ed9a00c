import { dirname, join, resolve } from 'node:path';
import { FileKeyWrapper, KeysUnavailable, VaultKeyWrapper, type KeyWrapper, type Vault } from '#keys';
import { ConfigurationError } from './configuration-error.js';
import { urlsOf, type Configuration, type Environment } from './configuration.js';
import { makeFolder } from './make-folder.js';

export interface KeysConfiguration {
  /** Where the wrapped keys are. */
  readonly databaseUrl: string;
  /** Whether they have a role of their own there. */
  readonly apart: boolean;
  /** What wraps them: Vault, or a file. */
  readonly vault: Vault | undefined;
  readonly file: string;
  /** Makes the file where there is none, for invented people only. */
  readonly makes: boolean;
}

/** @throws ConfigurationError that names the variable and says what it should be. */
export const keysFrom = (env: Environment, configuration: Configuration): KeysConfiguration => {
  const production = configuration.mode === 'production';
  const { keysDatabaseUrl: url } = configuration;
  if (production && !url) {
    throw new ConfigurationError(
      'KEYS_DATABASE_URL is not set: in production the keys have a database role of their own, so give its postgres:// address.',
    );
  }
  return {
    databaseUrl: url ?? urlsOf(configuration).databaseUrl,
    apart: url !== undefined,
    vault: vaultFrom(env, production),
    file: keyFileFrom(env, configuration),
    makes: !production,
  };
};

export const keyFileFrom = (env: Environment, { data }: Pick<Configuration, 'data'>): string =>
  resolve(env.HOMEWARD_KEY_FILE || join(data, 'keys', 'epochs.json'));

/** @throws KeysUnavailable or ConfigurationError where a file is missing, not one, or open to others. */
export const keyWrapperFrom = ({ vault, file, makes }: KeysConfiguration): KeyWrapper => {
  if (vault) return new VaultKeyWrapper(vault);
  try {
    if (makes) makeFolder(dirname(file), 0o700);
    return FileKeyWrapper.at(file, { make: makes });
  } catch (error) {
    if (error instanceof KeysUnavailable) throw new ConfigurationError(error.message);
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new ConfigurationError(
      `The key file ${file} cannot be made (${code}): set HOMEWARD_KEY_FILE to one that can.`,
    );
  }
};

const vaultFrom = (env: Environment, production: boolean): Vault | undefined => {
  const { HOMEWARD_VAULT_URL: url, HOMEWARD_VAULT_KEY: key, HOMEWARD_VAULT_TOKEN_FILE: tokenFile } = env;
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
    throw new ConfigurationError('HOMEWARD_VAULT_KEY is not set: give the name of the Transit key, such as homeward.');
  }
  if (!tokenFile) {
    throw new ConfigurationError('HOMEWARD_VAULT_TOKEN_FILE is not set: give the file in which Vault’s token is kept.');
  }
  return { url: url.replace(/\/+$/, ''), key: key!, tokenFile: resolve(tokenFile) };
};
