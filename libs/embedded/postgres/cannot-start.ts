/** The embedded Postgres cannot start, for a reason the person who starts it can do something about. */
export class CannotStart extends Error {
  /** What a program stopped by this exits with (EX_CONFIG of sysexits.h). */
  readonly exitCode = 78;

  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'CannotStart';
  }
}
