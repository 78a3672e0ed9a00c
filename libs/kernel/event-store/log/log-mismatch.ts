const WAY_OUT = '. Run: npx homeward recover';

/**
 * The log is not the one on which a process, a checkpoint or a signed head is based: it was exchanged, cut or restored.
 * Nothing is read or written until an operator has decided.
 */
export class LogMismatch extends Error {
  override readonly name = 'LogMismatch';
  /** Stable: clients and `/health/ready` use it. */
  readonly code = 'LOG_MISMATCH';

  /** @param what a sentence about the failure and its reason, without the full stop */
  constructor(what: string) {
    super(`${what}${WAY_OUT}`);
  }

  /** The error that a reader of the log met, from the reason that it stored in its checkpoint. */
  static from(reason: string): LogMismatch {
    const sentence = reason.replace(/^LogMismatch: /, '');
    return new LogMismatch(sentence.endsWith(WAY_OUT) ? sentence.slice(0, -WAY_OUT.length) : sentence);
  }
}
