import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** How the event store knows a password: both values are Base64. */
export interface UserEntry {
  readonly salt: string;
  readonly hash: string;
}

export type Users = Readonly<Record<string, UserEntry>>;

/** The file that HOMEWARD_EVENTSTORE_USERS_FILE names. */
export interface UsersFile {
  readonly users: Users;
}

const SALT_BYTES = 16;

/**
 * One round of SHA-256 is enough, because every password here is 256 random bits that no person chose: there is nothing
 * to guess. A slow hash would be needed for chosen passwords, and would be paid for in every call.
 */
const hashOf = (password: string, salt: Buffer): Buffer => createHash('sha256').update(salt).update(password).digest();

export function makeUserEntry(password: string, salt: Buffer = randomBytes(SALT_BYTES)): UserEntry {
  return { salt: salt.toString('base64'), hash: hashOf(password, salt).toString('base64') };
}

/** Of a user who does not exist: no password has this hash. */
const NOBODY: UserEntry = { salt: '', hash: Buffer.alloc(32).toString('base64') };

/** Takes as long for a wrong password as for the right one, and as long for an unknown user. */
export function isPasswordOf(entry: UserEntry | undefined, password: string): boolean {
  const { salt, hash } = entry ?? NOBODY;
  const expected = Buffer.from(hash, 'base64');
  const actual = hashOf(password, Buffer.from(salt, 'base64'));
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
