import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writePrivateFile, writePrivateFileOnce } from '#embedded/postgres';
import { isPasswordOf, makeUserEntry, type Users } from '#embedded/eventstore-users';
import { credentialsIn } from '#platform/plain';
import { STORE_USERS, type SecurityFiles } from './security-files.js';

const PASSWORD_BYTES = 32;

/** Creates one credential per process, and the users file of the event store, which has only hashes. */
export const keepCredentials = ({ credentials, users }: SecurityFiles): void => {
  const known = usersIn(users);
  let complete = known;
  for (const part of STORE_USERS) {
    const file = credentials[part];
    if (!existsSync(file)) writePrivateFileOnce(file, textOf(part));
    const { username, password } = credentialsIn(file);
    const entry = Object.hasOwn(complete, username) ? complete[username] : undefined;
    if (!isPasswordOf(entry, password)) complete = { ...complete, [username]: makeUserEntry(password) };
  }
  if (complete !== known) writePrivateFile(users, `${JSON.stringify({ users: complete }, null, 2)}\n`);
};

const textOf = (part: string): string =>
  `${JSON.stringify({ username: `homeward-${part}`, password: randomBytes(PASSWORD_BYTES).toString('base64url') })}\n`;

/** Empty without a readable users file: it is then recreated from the credentials. */
const usersIn = (file: string): Users => {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { users?: Users }).users ?? {};
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== undefined && code !== 'ENOENT') throw error;
    return {};
  }
};
