/** The node cannot serve this log: a sentence for whoever started it. Trying again would not help. */
export class CannotServe extends Error {
  override readonly name = 'CannotServe';
}

/** The log is out of reach: nothing is known of the outcome, so a caller tries again with the same ids. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}

/** The deadline that came with an append passed before its turn: nothing was written. */
export class Expired extends Error {
  override readonly name = 'Expired';
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
