import { statSync } from 'node:fs';
import { ConfigurationError, type Configuration } from '../configuration/configuration.js';

const WRITABLE_BY_OTHERS = 0o022;

/**
 * Others who may write to the data folder could replace our keys and passwords with their own. Not checked in
 * development, where a folder may lie on a file system without owners.
 * @throws ConfigurationError
 */
export const dataFolderIsClosed = ({ data, mode }: Pick<Configuration, 'data' | 'mode'>): void => {
  if (mode !== 'production' || process.platform === 'win32') return;
  const found = statSync(data, { throwIfNoEntry: false });
  if (found === undefined || (found.mode & WRITABLE_BY_OTHERS) === 0) return;
  throw new ConfigurationError(
    `Others may write to the data folder ${data}: take that away (chmod go-w), or set HOMEWARD_DATA to another.`,
  );
};
