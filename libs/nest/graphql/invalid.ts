export interface FieldProblem {
  readonly path: string;
  readonly problem: string;
  /** The check that found it, by which it is said in another language. */
  readonly check?: string;
}

/** A malformed request; each wrong field is named. */
export class Invalid extends Error {
  override readonly name = 'Invalid';

  constructor(
    message: string,
    readonly fields: readonly FieldProblem[] = [],
  ) {
    super(message);
  }
}
