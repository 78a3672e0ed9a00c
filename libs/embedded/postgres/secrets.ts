import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from './cannot-start.js';
import { codeOf, writePrivateFile, writePrivateFileOnce } from './private-file.js';
import { DATABASE_ROLES, type DatabaseRole } from './role.js';

export type Passwords = Record<'postgres' | DatabaseRole, string>;

const NAMES = ['postgres', ...Object.keys(DATABASE_ROLES)] as (keyof Passwords)[];

export const secretsOf = (folder: string) => join(folder, 'postgres.secrets.json');

/** The passwords of this folder's database. They are made before the database, so that no database is without them. */
export function passwordsOf(folder: string, cluster: string): Passwords {
  const file = secretsOf(folder);
  if (!existsSync(file)) {
    if (existsSync(cluster)) {
      throw new CannotStart(`${file} is gone, and with it the passwords of the database in ${cluster}: put it back.`);
    }
    writePrivateFileOnce(file, JSON.stringify(withMissing({}), null, 2));
  }
  const found = read(file);
  const complete = withMissing(found);
  if (NAMES.some((name) => found[name] === undefined)) writePrivateFile(file, JSON.stringify(complete, null, 2));
  return complete;
}

/** A role of a later version gets its password at that version's first start. */
function withMissing(found: Partial<Passwords>): Passwords {
  const made = NAMES.map((name) => [name, found[name] ?? randomBytes(24).toString('base64url')]);
  return Object.fromEntries(made) as Passwords;
}

function read(file: string): Partial<Passwords> {
  try {
    const found = JSON.parse(readFileSync(file, 'utf8')) as Partial<Passwords>;
    if (typeof found.postgres === 'string') return found;
  } catch (error) {
    if (codeOf(error) === 'EACCES') {
      throw new CannotStart(`${file} belongs to another user: start Homeward as that user or as root.`, {
        cause: error,
      });
    }
  }
  throw new CannotStart(`${file} does not hold the database's passwords: put the right one back.`);
}
