import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { beginLogEpoch, KeysUnavailable, makeHeadKeyFile, makeKeyFile, makeLogKeyFile } from '#security/keys';
import {
  ConfigurationError,
  headKeyFileFrom,
  isInside,
  keyFileFrom,
  logKeyFileFrom,
  makeFolder,
  type ProcessConfiguration,
} from '#platform/plain';
import { keysNeedTheirFile, logNeedsItsKey } from './needed.js';

/** The created and the existing key files, without keys in Vault. */
interface KeyFiles {
  readonly made: readonly string[];
  readonly kept: readonly string[];
}

interface KeyFile {
  readonly file: string;
  readonly variable: string;
  readonly make: (file: string, synthetic: boolean) => boolean;
  /** Whether existing data needs the lost file, and the sentence for it; no data needs a key that only signs. */
  readonly lost?: {
    readonly isNeeded: (configured: ProcessConfiguration) => Promise<boolean>;
    readonly sentence: string;
  };
}

const keyFilesFrom = ({ environment: env, data }: ProcessConfiguration): readonly KeyFile[] => {
  const all: readonly (KeyFile | false)[] = [
    !env.HOMEWARD_VAULT_URL && {
      file: keyFileFrom(env, { data }),
      variable: 'HOMEWARD_KEY_FILE',
      make: makeKeyFile,
      lost: {
        isNeeded: keysNeedTheirFile,
        sentence:
          'The keys in the database need the key file that wrapped them, and a new one cannot open them: restore it',
      },
    },
    !env.HOMEWARD_VAULT_LOG_KEY && {
      file: logKeyFileFrom(env, { data }),
      variable: 'HOMEWARD_LOG_KEY_FILE',
      make: makeLogKeyFile,
      lost: {
        isNeeded: logNeedsItsKey,
        sentence: 'The log needs the log key file that proved its events, and a new one cannot prove them: restore it',
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

/** Where the key files lie that no backup contains. */
export const secretFilesOf = (configured: ProcessConfiguration): readonly string[] =>
  keyFilesFrom(configured).map(({ file, variable }) => `${file} (${variable})`);

/** Creates the missing files, and none if existing data needs a lost one. @throws ConfigurationError */
export const makeKeyFiles = async (configured: ProcessConfiguration): Promise<KeyFiles> => {
  const wanted = keyFilesFrom(configured);
  const missing = wanted.filter(({ file }) => !existsSync(file));
  for (const { file, variable, lost } of missing) {
    if (isInside(configured.data, file))
      throw new ConfigurationError(
        `${file} is in the data folder, so a copy of the folder would open everything: set ${variable} to a file in a folder of its own, such as /etc/homeward.`,
      );
    if (await lost?.isNeeded(configured)) throw new ConfigurationError(`${lost!.sentence} at ${file}.`);
  }
  const made = missing.filter(({ file, make }) => {
    makeFolder(dirname(file), 0o700);
    return make(file, false);
  });
  const files = made.map(({ file }) => file);
  return { made: files, kept: wanted.map(({ file }) => file).filter((file) => !files.includes(file)) };
};

/** @throws ConfigurationError */
export const rotateLogKey = ({
  environment: env,
  data,
}: ProcessConfiguration): { readonly file: string; readonly epoch: number } => {
  const { HOMEWARD_VAULT_LOG_KEY: key } = env;
  if (key)
    throw new ConfigurationError(
      `The log key is in Vault: start its next epoch with vault write -f transit/keys/${key}/rotate.`,
    );
  const file = logKeyFileFrom(env, { data });
  try {
    return { file, epoch: beginLogEpoch(file) };
  } catch (error) {
    if (error instanceof KeysUnavailable) throw new ConfigurationError(error.message);
    throw error;
  }
};
