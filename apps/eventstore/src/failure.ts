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

export const sentence = (error: unknown): string => {
  if (error instanceof AggregateError) return error.errors.map(sentence).join(', ');
  return error instanceof Error ? error.message : String(error);
};
