/** A row of `data_key` whose key was not destroyed. */
export interface WrappedKeyRow {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly subject: string;
  readonly class: string;
  readonly epoch: number;
  readonly wrapped: Buffer;
}

/** Bound into the wrapping of a data key, so that it opens in its own row only. */
export const wrappingContext = (subject: string, personalClass: string, id: string): string =>
  JSON.stringify([id, subject, personalClass]);
