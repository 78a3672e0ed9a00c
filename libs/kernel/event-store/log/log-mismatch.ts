const WAY_OUT = '. Run: npx homeward recover';

/**
 * The log is another one than this process, a checkpoint or a signed head stands on: it was exchanged, cut or restored.
 * Nothing is read from it or written to it until an operator has decided.
 */
export class LogMismatch extends Error {
  override readonly name = 'LogMismatch';
  /** Stable, for clients and for `/health/ready`. */
  readonly code = 'LOG_MISMATCH';

  /** @param what failed and why: a sentence without its full stop */
  constructor(what: string) {
    super(`${what}${WAY_OUT}`);
  }

  /** The same, from the reason that a reader of the log has left in its checkpoint. */
  static from(reason: string): LogMismatch {
    const said = reason.replace(/^LogMismatch: /, '');
    return new LogMismatch(said.endsWith(WAY_OUT) ? said.slice(0, -WAY_OUT.length) : said);
  }
}
