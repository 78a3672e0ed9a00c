import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** How the event store stores a password: both values are Base64. */
export interface UserEntry {
  readonly salt: string;
  readonly hash: string;
}

export type Users = Readonly<Record<string, UserEntry>>;

/** The contents of the file in HOMEWARD_EVENTSTORE_USERS_FILE. */
export interface UsersFile {
  readonly users: Users;
}

const SALT_BYTES = 16;

/**
 * One round of SHA-256 is enough: every password here is 256 random bits, so there is nothing to guess. Chosen
 * passwords would need a slow hash, which would slow every call down.
 */
const hashOf = (password: string, salt: Buffer): Buffer => createHash('sha256').update(salt).update(password).digest();

export function makeUserEntry(password: string, salt: Buffer = randomBytes(SALT_BYTES)): UserEntry {
  return { salt: salt.toString('base64'), hash: hashOf(password, salt).toString('base64') };
}

/** Stands in for an unknown user: no password has this hash. */
const NOBODY: UserEntry = { salt: '', hash: Buffer.alloc(32).toString('base64') };

/** Takes equally long for a right password, a wrong one and an unknown user. */
export function isPasswordOf(entry: UserEntry | undefined, password: string): boolean {
  const { salt, hash } = entry ?? NOBODY;
  const expected = Buffer.from(hash, 'base64');
  const actual = hashOf(password, Buffer.from(salt, 'base64'));
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
