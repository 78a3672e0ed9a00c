import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { UserEntry, Users } from '#embedded/eventstore-users';
import type { Environment } from '../environment.js';
import { CannotServe, errorCodesOf } from '../failure.js';
import type { Security } from '../server.js';

const CERTIFICATE = 'HOMEWARD_EVENTSTORE_TLS_CERT_FILE';
const KEY = 'HOMEWARD_EVENTSTORE_TLS_KEY_FILE';
const USERS = 'HOMEWARD_EVENTSTORE_USERS_FILE';

const CONTENTS: Readonly<Record<string, string>> = {
  [CERTIFICATE]: 'the file with the certificate (PEM) that this node shows its clients',
  [KEY]: 'the file with the private key (PEM) of that certificate',
  [USERS]: 'the file with the users who may read and append, as {"users":{"name":{"salt":…,"hash":…}}}',
};

const ANYBODY_ELSE = 0o077;

export function readSecurity(environment: Environment): Security {
  const certificate = read(environment, CERTIFICATE);
  const key = readSecret(environment, KEY);
  const users = parseUsers(readSecret(environment, USERS));
  const parsed = parse(CERTIFICATE, 'a certificate', () => new X509Certificate(certificate));
  const isOfKey = parsed.checkPrivateKey(parse(KEY, 'a private key', (): KeyObject => createPrivateKey(key)));
  if (!isOfKey) {
    throw new CannotServe(
      `${KEY} does not hold the key of the certificate in ${CERTIFICATE}: name the two of one pair`,
    );
  }
  return { certificate, key, users };
}

function read(environment: Environment, variable: string): string {
  const file = environment[variable];
  if (!file) throw new CannotServe(`${variable} is missing: name ${CONTENTS[variable]}`);
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CannotServe(
      `${variable}: ${file} cannot be read (${errorCodesOf(error).join()}): name ${CONTENTS[variable]}`,
    );
  }
}

function readSecret(environment: Environment, variable: string): string {
  const text = read(environment, variable);
  const file = environment[variable]!;
  // Windows stores such rights elsewhere, and reports 0666 for every file
  if (process.platform !== 'win32' && statSync(file).mode & ANYBODY_ELSE) {
    throw new CannotServe(`${variable}: ${file} can be read by others than its owner: run chmod 600 on it`);
  }
  return text;
}

function parse<T>(variable: string, what: string, of: () => T): T {
  try {
    return of();
  } catch {
    // the contents may be a misplaced secret, so they are not repeated
    throw new CannotServe(`${variable} does not hold ${what} in PEM: name ${CONTENTS[variable]}`);
  }
}

function parseUsers(text: string): Users {
  const users = usersIn(text);
  if (!users || !Object.entries(users).every(([name, entry]) => isUser(name, entry))) {
    throw new CannotServe(`${USERS} does not hold users: name ${CONTENTS[USERS]}`);
  }
  if (!Object.keys(users).length) throw new CannotServe(`${USERS} names no user, so that nobody could call`);
  return users;
}

function usersIn(text: string): Users | undefined {
  try {
    const { users } = Object(JSON.parse(text)) as { users?: unknown };
    return typeof users === 'object' && users !== null ? (users as Users) : undefined;
  } catch {
    return undefined;
  }
}

const HASH_BYTES = 32;

/** A colon ends the name in a credential. */
const isUser = (name: string, entry: Partial<UserEntry> | null): boolean =>
  name !== '' &&
  !name.includes(':') &&
  typeof entry?.salt === 'string' &&
  typeof entry.hash === 'string' &&
  Buffer.from(entry.hash, 'base64').length === HASH_BYTES;
