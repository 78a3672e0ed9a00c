import { epochKey, epochsFile, type EpochsFile } from './epochs-file.js';
import type { SecretFile } from './secret-file.js';

/** One key of the log. Verifying an old event needs the key of its epoch, so none is ever destroyed. */
export interface LogEpoch {
  readonly number: number;
  readonly key: Buffer;
}

/** The key of the authentication codes of events: see HOMEWARD_LOG_KEY_FILE. */
export const logKeyFileAt = (path: string): SecretFile<EpochsFile> =>
  epochsFile(
    path,
    'log key file',
    'put it back (HOMEWARD_LOG_KEY_FILE names it), or run npx homeward make-keys if the log has none yet.',
  );

/** Creates the file; its folder must exist. @returns false if the file exists already, which stays unchanged */
export const makeLogKeyFile = (path: string, synthetic: boolean): boolean =>
  logKeyFileAt(path).make({ synthetic, epochs: [epochKey(1, new Date())] });

/** The oldest first. @throws KeysUnavailable */
export const logEpochsIn = (path: string): readonly LogEpoch[] =>
  logKeyFileAt(path)
    .read()
    .epochs.map(({ number, key }) => ({ number, key: Buffer.from(key, 'base64') }));

/** Begins the next epoch, and keeps all former ones. @returns its number */
export const beginLogEpoch = (path: string): number => {
  let begun = 0;
  logKeyFileAt(path).change((current) => {
    begun = current.epochs.at(-1)!.number + 1;
    return { ...current, epochs: [...current.epochs, epochKey(begun, new Date())] };
  });
  return begun;
};
