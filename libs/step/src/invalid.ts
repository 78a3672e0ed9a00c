export interface FieldProblem {
  readonly path: string;
  readonly problem: string;
}

/** Something was asked in a way that cannot be answered; each field that is wrong is named. */
export class Invalid extends Error {
  override readonly name = 'Invalid';

  constructor(
    message: string,
    readonly fields: readonly FieldProblem[] = [],
  ) {
    super(message);
  }
}
