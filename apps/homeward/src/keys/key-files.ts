import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { beginLogEpoch, KeysUnavailable, makeHeadKeyFile, makeKeyFile, makeLogKeyFile } from '#keys';
import {
  ConfigurationError,
  headKeyFileFrom,
  isInside,
  keyFileFrom,
  logKeyFileFrom,
  makeFolder,
  type Environment,
} from '#platform/plain';
import { keysNeedTheirFile, logNeedsItsKey } from './needed.js';

/** What was made, and what exists already and stays as it is. What Vault keeps is neither. */
export interface KeyFiles {
  readonly made: readonly string[];
  readonly kept: readonly string[];
}

interface KeyFile {
  readonly file: string;
  readonly variable: string;
  readonly make: (file: string, synthetic: boolean) => boolean;
  /** Whether what is there needs the one that is lost, and what to say then; nothing needs a key that only signs. */
  readonly lost?: {
    readonly isNeeded: (env: Environment, data: string) => Promise<boolean>;
    readonly sentence: string;
  };
}

const keyFilesFrom = (env: Environment, data: string): readonly KeyFile[] => {
  const all: readonly (KeyFile | false)[] = [
    !env.HOMEWARD_VAULT_URL && {
      file: keyFileFrom(env, { data }),
      variable: 'HOMEWARD_KEY_FILE',
      make: makeKeyFile,
      lost: {
        isNeeded: keysNeedTheirFile,
        sentence:
          'The keys in the database need the key file that wrapped them, and another one opens none of them: put it back',
      },
    },
    !env.HOMEWARD_VAULT_LOG_KEY && {
      file: logKeyFileFrom(env, { data }),
      variable: 'HOMEWARD_LOG_KEY_FILE',
      make: makeLogKeyFile,
      lost: {
        isNeeded: logNeedsItsKey,
        sentence: 'The log needs the log key file that proved its events, and another one proves none: put it back',
      },
    },
    {
      file: headKeyFileFrom(env, { data }),
      variable: 'HOMEWARD_HEAD_KEY_FILE',
      make: makeHeadKeyFile,
    },
  ];
  return all.filter((one) => one !== false);
};

/** Makes those that are missing, and none where what is there needs the one that is lost. @throws ConfigurationError */
export const makeKeyFiles = async (env: Environment, data: string): Promise<KeyFiles> => {
  const wanted = keyFilesFrom(env, data);
  const missing = wanted.filter(({ file }) => !existsSync(file));
  for (const { file, variable, lost } of missing) {
    if (isInside(data, file))
      throw new ConfigurationError(
        `${file} lies in the data folder, a copy of which would open everything: set ${variable} to a file in a folder of its own, such as /etc/homeward.`,
      );
    if (await lost?.isNeeded(env, data)) throw new ConfigurationError(`${lost!.sentence} at ${file}.`);
  }
  const made = missing.filter(({ file, make }) => {
    makeFolder(dirname(file), 0o700);
    return make(file, false);
  });
  const files = made.map(({ file }) => file);
  return { made: files, kept: wanted.map(({ file }) => file).filter((file) => !files.includes(file)) };
};

/** @throws ConfigurationError */
export const rotateLogKey = (env: Environment, data: string): { readonly file: string; readonly epoch: number } => {
  const { HOMEWARD_VAULT_LOG_KEY: key } = env;
  if (key)
    throw new ConfigurationError(
      `The log key is in Vault: begin its next epoch with vault write -f transit/keys/${key}/rotate.`,
    );
  const file = logKeyFileFrom(env, { data });
  try {
    return { file, epoch: beginLogEpoch(file) };
  } catch (error) {
    if (error instanceof KeysUnavailable) throw new ConfigurationError(error.message);
    throw error;
  }
};
