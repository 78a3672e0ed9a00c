import type { Flaw } from './event-store.js';
import { failureIn, messageOf, type StoreFailure } from './store-failure.js';

export class WrongExpectedRevision extends Error {
  override readonly name = 'WrongExpectedRevision';

  constructor(
    readonly stream: string,
    readonly expected: number,
    readonly revision: number,
  ) {
    super(`${stream} is at revision ${revision}, not ${expected}.`);
  }
}

/** The events may or may not be in the log: only a repeat of the same command decides it. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

/**
 * A stream holds a flawed event, so nothing is decided or shown from it. The message names the event and nothing of its
 * contents.
 */
export class FlawedStream extends Error {
  override readonly name = 'FlawedStream';

  constructor(
    readonly stream: string,
    readonly revision: number,
    readonly eventId: string,
    readonly flaw: Flaw,
  ) {
    super(`Entry ${revision} of ${stream} (event ${eventId}) cannot be relied on: ${flaw.reason}.`);
  }
}

/** Our clock differs so much from the store's that our recording times could not be trusted. Nothing was changed. */
export class ClockSkewed extends Error {
  override readonly name = 'ClockSkewed';

  constructor(skewMs: number) {
    const minutes = Math.round(Math.abs(skewMs) / 60_000);
    const how = skewMs > 0 ? 'ahead of' : 'behind';
    super(
      `The clock of this machine is ${minutes} minutes ${how} that of the event store, so nothing is recorded: set it right (NTP).`,
    );
  }
}

/** Nothing was read, and nothing was changed. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  /** Undefined if the store has answered, but incompletely. */
  readonly failure?: StoreFailure;

  static fromFailure(failure: StoreFailure, options: ErrorOptions): StoreUnavailable {
    return Object.assign(new StoreUnavailable(messageOf(failure), options), { failure });
  }

  /** Whether waiting may help. */
  get isTemporary(): boolean {
    return failureIn(this)?.isTemporary ?? true;
  }
}

/** The append is too large for the store. Nothing was changed. */
export class AppendTooLarge extends Error {
  override readonly name = 'AppendTooLarge';

  constructor(
    readonly failure: StoreFailure,
    options?: ErrorOptions,
  ) {
    super(messageOf(failure), options);
  }
}
