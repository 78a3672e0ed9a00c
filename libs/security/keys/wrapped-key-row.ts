/** A row of `data_key` whose key was not destroyed. */
export interface WrappedKeyRow {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly subject: string;
  readonly class: string;
  readonly epoch: number;
  readonly wrapped: Buffer;
}
