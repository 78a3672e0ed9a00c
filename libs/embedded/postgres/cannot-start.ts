/** The embedded Postgres cannot start, for a reason that its user can remove. */
export class CannotStart extends Error {
  /** The exit code of a program that this stops (EX_CONFIG of sysexits.h). */
  readonly exitCode = 78;

  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'CannotStart';
  }
}
