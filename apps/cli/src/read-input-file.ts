import { readFileSync } from 'node:fs';
import { Misuse } from './misuse.js';

/** The content of a file that the operator names. @throws Misuse */
export const readInputFile = (file: string): Uint8Array => {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Misuse(
      `${file} cannot be read (${(error as NodeJS.ErrnoException).code}): check the path and its permissions.`,
    );
  }
};
