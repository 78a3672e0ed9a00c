import { epochKey, epochsFile, type EpochsFile } from './epochs-file.js';
import type { SecretFile } from './secret-file.js';

/** What wraps the data keys: see HOMEWARD_KEY_FILE. */
export const keyFileAt = (path: string): SecretFile<EpochsFile> =>
  epochsFile(path, 'key file', 'put it back, or npx homeward make-keys for the first.');

/** In a folder that exists. @returns false where there is one already, which stays */
export const makeKeyFile = (path: string, synthetic: boolean, now = new Date()): boolean =>
  keyFileAt(path).make({ synthetic, epochs: [epochKey(1, now)] });
