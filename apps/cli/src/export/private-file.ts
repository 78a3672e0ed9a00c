import { accessSync, constants, existsSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Misuse } from '../misuse.js';

/** Checked before any data is read, because each read is recorded. @throws Misuse */
export const mayBeWritten = (option: string, file: string): void => {
  if (existsSync(file))
    throw new Misuse(`${option} names ${file}, which already exists: name a new file, or remove that one.`);
  try {
    accessSync(dirname(resolve(file)), constants.W_OK | constants.X_OK);
  } catch {
    throw new Misuse(`${option} names ${file}, whose folder is not writable: name a file in a writable folder.`);
  }
};

/** Writes a file that only its owner may read, and never overwrites one. @throws Misuse */
export const writePrivately = (option: string, file: string, text: string): void => {
  try {
    writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Misuse(`${option} names ${file}, which could not be written (${code}): name another file.`);
  }
};
