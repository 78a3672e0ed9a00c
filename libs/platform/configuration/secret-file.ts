import { readFileSync, statSync } from 'node:fs';
import { ConfigurationError } from './configuration-error.js';

/** A JSON file with a secret, which only its owner may read. @throws ConfigurationError that names the variable */
export const secretIn = <Field extends string>(
  file: string,
  fields: readonly [Field, Field],
  variable: string,
): Readonly<Record<Field, string>> => {
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
      throw new ConfigurationError(`The credential file ${file} can be read by others: chmod 600 it.`);
    const found = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>;
    if (fields.every((field) => typeof found[field] === 'string' && found[field] !== ''))
      return Object.fromEntries(fields.map((field) => [field, found[field]])) as Record<Field, string>;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== undefined)
      throw new ConfigurationError(`The credential file ${file} cannot be read (${code}): check ${variable}.`);
    if (error instanceof ConfigurationError) throw error;
  }
  throw new ConfigurationError(`The credential file ${file} is not a JSON object with ${fields.join(' and ')}.`);
};
