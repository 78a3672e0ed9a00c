/** The node cannot serve this log: a sentence for its operator. Another attempt would not help. */
export class CannotServe extends Error {
  override readonly name = 'CannotServe';
}

/** The log is out of reach and the outcome is unknown, so a caller tries again with the same ids. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}

/** The deadline of an append passed before its turn: nothing was written. */
export class DeadlineExpired extends Error {
  override readonly name = 'DeadlineExpired';
}

/** Postgres refuses the contents of this append, and would refuse them again: nothing was written. */
export class Unstorable extends Error {
  override readonly name = 'Unstorable';
}

/** An error of a driver or the system. A connection that failed at several addresses is one error of many. */
interface Thrown {
  readonly message?: unknown;
  readonly code?: unknown;
  readonly errors?: readonly unknown[];
}

const causesOf = (error: unknown): readonly Thrown[] => {
  const thrown = Object(error) as Thrown;
  return Array.isArray(thrown.errors) ? thrown.errors.flatMap(causesOf) : [thrown];
};

export const sentence = (error: unknown): string =>
  causesOf(error)
    .map(({ message }) => String(message ?? error))
    .join(', ');

export const errorCodesOf = (error: unknown): string[] => causesOf(error).map(({ code }) => String(code));

/** Wrong data (22), a violated constraint (23) or a limit (54): the statement's fault, not the database's. */
const FAULT_OF_THE_DATA = /^(22|23|54)\w{3}$/;
/** A position that is taken: another node has written, or the cache is wrong. */
const UNIQUE_VIOLATION = '23505';

/** The SQLSTATE, if Postgres refused the contents of a statement. */
export const sqlStateOfRefusedData = (error: unknown): string | undefined =>
  errorCodesOf(error).find((code) => FAULT_OF_THE_DATA.test(code) && code !== UNIQUE_VIOLATION);
