/**
 * The log is another one than this process, a checkpoint or a signed head stands on: it was exchanged, cut or restored.
 * Nothing is read from it or written to it until an operator has decided.
 */
export class LogMismatch extends Error {
  override readonly name = 'LogMismatch';
  /** Stable, for clients and for `/health/ready`. */
  readonly code = 'LOG_MISMATCH';

  /** @param what a sentence that says what failed and why, without a full stop */
  constructor(what: string) {
    super(`${what}. Run: npx homeward recover`);
  }
}
