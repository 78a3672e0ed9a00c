import { dirname } from 'node:path';
import { beginLogEpoch, KeysUnavailable, makeHeadKeyFile, makeKeyFile, makeLogKeyFile } from '#keys';
import {
  ConfigurationError,
  headKeyFileFrom,
  keyFileFrom,
  logKeyFileFrom,
  makeFolder,
  type Environment,
} from '#platform/plain';

interface Data {
  readonly data: string;
}

/** What was made, and what exists already and stays as it is. What Vault keeps is neither. */
export interface KeyFiles {
  readonly made: readonly string[];
  readonly kept: readonly string[];
}

/** @throws ConfigurationError */
export const makeKeyFiles = (env: Environment, at: Data): KeyFiles => {
  const wanted = [
    { file: keyFileFrom(env, at), make: makeKeyFile, isInVault: Boolean(env.HOMEWARD_VAULT_URL) },
    { file: logKeyFileFrom(env, at), make: makeLogKeyFile, isInVault: Boolean(env.HOMEWARD_VAULT_LOG_KEY) },
    { file: headKeyFileFrom(env, at), make: makeHeadKeyFile, isInVault: false },
  ].filter(({ isInVault }) => !isInVault);
  const made = wanted.filter(({ file, make }) => {
    makeFolder(dirname(file), 0o700);
    return make(file, false);
  });
  return {
    made: made.map(({ file }) => file),
    kept: wanted.filter((one) => !made.includes(one)).map(({ file }) => file),
  };
};

/** @throws ConfigurationError */
export const rotateLogKey = (env: Environment, at: Data): { readonly file: string; readonly epoch: number } => {
  const { HOMEWARD_VAULT_LOG_KEY: key } = env;
  if (key)
    throw new ConfigurationError(
      `The log key is in Vault: begin its next epoch with vault write -f transit/keys/${key}/rotate.`,
    );
  const file = logKeyFileFrom(env, at);
  try {
    return { file, epoch: beginLogEpoch(file) };
  } catch (error) {
    if (error instanceof KeysUnavailable) throw new ConfigurationError(error.message);
    throw error;
  }
};
