import { isPasswordOf, type Users } from '#embedded/eventstore-users';

/** The caller: a user, anonymous, a wrong name or password, or an unreadable credential. */
export type Caller = 'user' | 'anonymous' | 'wrong' | 'garbled';

const BASIC = /^Basic +(.*)$/i;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Anything but one Basic credential counts as none, as in EventStoreDB. */
export function identify(users: Users, authorization: readonly (string | Buffer)[]): Caller {
  const [encoded] = authorization.length === 1 ? (BASIC.exec(String(authorization[0]))?.slice(1) ?? []) : [];
  if (encoded === undefined) return 'anonymous';
  if (!BASE64.test(encoded)) return 'garbled';
  const [, name, password] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString()) ?? [];
  if (name === undefined || password === undefined) return 'anonymous';
  // not `users[name]`: a property of every object is not a user
  const entry = Object.hasOwn(users, name) ? users[name] : undefined;
  return isPasswordOf(entry, password) ? 'user' : 'wrong';
}
