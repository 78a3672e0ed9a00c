import type { GrantedAccess } from './disclosure.js';

/** Milliseconds after which a reader who is still looking is logged again. */
const LOGGED_AGAIN_AFTER_MS = 15 * 60_000;

/** Remembers which disclosure to one reader was logged last, so that a live view is logged once per 15 minutes. */
export class ReadSession {
  #written: (GrantedAccess & { readonly at: number }) | undefined;

  constructor(private readonly now: () => number = Date.now) {}

  /** Whether a recent entry covers this disclosure: on the same basis, and with at least its classes. */
  covers({ basis, classes }: GrantedAccess): boolean {
    const written = this.#written;
    if (!written || this.now() - written.at >= LOGGED_AGAIN_AFTER_MS) return false;
    return written.basis === basis && classes.every((one) => written.classes.includes(one));
  }

  noteDisclosure(disclosure: GrantedAccess): void {
    this.#written = { ...disclosure, at: this.now() };
  }
}
