import { accessSync, constants, existsSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Misuse } from '../misuse.js';

/** Looked at before anything is read of her, since every reading is written down. @throws Misuse */
export const mayBeWritten = (option: string, file: string): void => {
  if (existsSync(file))
    throw new Misuse(`${option} names ${file}, which is there already: name a new file, or take that one away.`);
  try {
    accessSync(dirname(resolve(file)), constants.W_OK | constants.X_OK);
  } catch {
    throw new Misuse(`${option} names ${file}, and its folder cannot be written: name a file in one that can.`);
  }
};

/** For its owner only, and never over another. @throws Misuse */
export const writePrivately = (option: string, file: string, text: string): void => {
  try {
    writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Misuse(`${option} names ${file}, which could not be written (${code}): name another file.`);
  }
};
