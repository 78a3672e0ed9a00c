import type { Disclosure } from './reading-gate.js';

/** Milliseconds after which whoever is still looking has looked once more. */
const ONE_LOOK = 15 * 60_000;

/** Of whoever stays and is shown her again and again: what of it is in the log. */
export class Visit {
  #written: (Disclosure & { readonly at: number }) | undefined;

  constructor(private readonly now: () => number = Date.now) {}

  /** Whether that was written down already, not long ago: on the same basis, and at least as much. */
  covers({ basis, classes }: Disclosure): boolean {
    const written = this.#written;
    if (!written || this.now() - written.at >= ONE_LOOK) return false;
    return written.basis === basis && classes.every((one) => written.classes.includes(one));
  }

  wrote(disclosure: Disclosure): void {
    this.#written = { ...disclosure, at: this.now() };
  }
}
