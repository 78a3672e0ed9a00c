/** The node cannot serve this log: a sentence for whoever started it. Trying again would not help. */
export class CannotServe extends Error {
  override readonly name = 'CannotServe';
}

/** The log is out of reach: nothing is known of the outcome, so a caller tries again with the same ids. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}

/** The deadline that came with an append passed before its turn: nothing was written. */
export class DeadlineExpired extends Error {
  override readonly name = 'DeadlineExpired';
}

/** Postgres refuses what this append holds, and would refuse it again: nothing was written. */
export class Unstorable extends Error {
  override readonly name = 'Unstorable';
}

/** What a driver or the system throws. A connection that failed to each of several addresses is one error of many. */
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

export const codesOf = (error: unknown): string[] => causesOf(error).map(({ code }) => String(code));

/** Wrong data (22), a broken rule (23) or too much of something (54): the statement's fault, not the database's. */
const FAULT_OF_THE_DATA = /^(22|23|54)\w{3}$/;
/** A place that is taken was not ours to give: somebody else has written, or memory is wrong. */
const UNIQUE_VIOLATION = '23505';

/** The SQLSTATE, if Postgres refused what a statement held. */
export const refusedData = (error: unknown): string | undefined =>
  codesOf(error).find((code) => FAULT_OF_THE_DATA.test(code) && code !== UNIQUE_VIOLATION);
