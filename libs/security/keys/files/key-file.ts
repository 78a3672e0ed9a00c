import { epochKey, epochsFile, type EpochsFile } from './epochs-file.js';
import type { SecretFile } from './secret-file.js';

/** The key that wraps the data keys: see HOMEWARD_KEY_FILE. */
export const keyFileAt = (path: string): SecretFile<EpochsFile> =>
  epochsFile(path, 'key file', 'put it back, or run npx homeward make-keys to create the first one.');

/** Creates the file; its folder must exist. @returns false if the file exists already, which stays unchanged */
export const makeKeyFile = (path: string, synthetic: boolean, now = new Date()): boolean =>
  keyFileAt(path).make({ synthetic, epochs: [epochKey(1, now)] });
