import { readFileSync, statSync } from 'node:fs';
import { ConfigurationError } from './configuration-error.js';

/** Variables with a password or a token: each may instead be named by a file, in a variable that ends with _FILE. */
export const SECRET_VARIABLES = [
  'DATABASE_URL',
  'EVENTSTORE_PASSWORD',
  'HOMEWARD_METRICS_TOKEN',
  'KEYS_DATABASE_URL',
  'KEYS_OWNER_DATABASE_URL',
  'OWNER_DATABASE_URL',
] as const;

const READABLE_BY_OTHERS = 0o004;

/**
 * Reads the secrets that lie in files, as containers get them, into the environment of this process. Call it before
 * anything reads the environment.
 * @throws ConfigurationError with a sentence for each fault
 */
export const readSecretFiles = (env: NodeJS.ProcessEnv): void => {
  const faults: string[] = [];
  for (const name of SECRET_VARIABLES) {
    const file = env[`${name}_FILE`];
    if (!file) continue;
    const fault = env[name] ? `${name} and ${name}_FILE are both set: remove one of them.` : faultOf(name, file);
    if (fault) faults.push(fault);
    else env[name] = readFileSync(file, 'utf8').trim();
    delete env[`${name}_FILE`];
  }
  if (faults.length > 0) throw ConfigurationError.fromFaults(faults);
};

const faultOf = (name: string, file: string): string | undefined => {
  try {
    const { mode } = statSync(file);
    if ((mode & READABLE_BY_OTHERS) !== 0)
      return `${name}_FILE names ${file}, which everybody can read: take that away (chmod o-r).`;
    return readFileSync(file, 'utf8').trim() === '' ? `${name}_FILE names ${file}, which is empty.` : undefined;
  } catch (error) {
    return `${name}_FILE names ${file}, which cannot be read (${(error as NodeJS.ErrnoException).code}).`;
  }
};
