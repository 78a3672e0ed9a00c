import type { KeyObject } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { headKeyIn, makeHeadKeyFile } from '#security/keys';
import { ConfigurationError } from './configuration-error.js';
import { keyFileFrom, requireUsable } from './configuration.keys.js';
import type { Configuration, Environment } from './configuration.type.js';
import { makeFolder } from './make-folder.js';

/** Where the signed heads of the log are kept, and what signs them. */
export interface HeadsConfiguration {
  readonly folder: string;
  readonly key: KeyObject;
}

/** A folder outside the event store, of whichever kind that store is. */
export const headsFolderFrom = (env: Environment, { data }: Pick<Configuration, 'data'>): string =>
  resolve(env.HOMEWARD_HEADS_FOLDER || join(data, 'heads'));

export const headKeyFileFrom = (env: Environment, at: Pick<Configuration, 'data'>): string =>
  resolve(env.HOMEWARD_HEAD_KEY_FILE || join(dirname(keyFileFrom(env, at)), 'head-key.json'));

/** For the projector only: no other process may read the key. @throws ConfigurationError */
export const headsFrom = (
  env: Environment,
  { data, mode }: Pick<Configuration, 'data' | 'mode'>,
): HeadsConfiguration => {
  const folder = headsFolderFrom(env, { data });
  const file = headKeyFileFrom(env, { data });
  requireUsable(`The folder ${folder} of the heads of the log`, 'HOMEWARD_HEADS_FOLDER', () =>
    makeFolder(folder, 0o755),
  );
  const { synthetic, key } = requireUsable(`The head key file ${file}`, 'HOMEWARD_HEAD_KEY_FILE', () => {
    if (mode === 'development') {
      makeFolder(dirname(file), 0o700);
      makeHeadKeyFile(file, true);
    }
    return headKeyIn(file);
  });
  if (synthetic && mode === 'production')
    throw new ConfigurationError(
      `The head key file ${file} was made by itself, in development: make one with npx homeward make-keys, in a new data folder.`,
    );
  return { folder, key };
};
