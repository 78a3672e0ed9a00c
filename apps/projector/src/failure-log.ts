import { failureIn, messageOf } from '#kernel/event-store';
import { whereOf } from '#platform';
import { logLine } from '#platform/logging';
import { count } from '#platform/metrics';
import { reasonOf } from './reason.js';

/** What the log says about work that is tried again until it succeeds. */
export class FailureLog {
  /** Consecutive failures. */
  #failures = 0;

  constructor(private readonly reader: string) {}

  /** The place of an error that the second attempt gets over is nothing to look at. */
  noteFailure(error: unknown): void {
    const reason = reasonOf(error);
    const failure = failureIn(error);
    const codes = failure && !reason.includes(failure.sentence) ? ` ${messageOf(failure)}` : '';
    const cause = error instanceof Error && error.cause ? error.cause : error;
    const attempt = ++this.#failures;
    count('homeward_reader_failures_total', { reader: this.reader });
    const where = attempt > 1 ? whereOf(cause).split('\n') : undefined;
    logLine('READER_FAILED', { reader: this.reader, attempt, where }, `${reason}${codes}`);
  }

  noteSuccess(): void {
    if (this.#failures > 0) logLine('READER_RESUMED', { reader: this.reader, attempt: this.#failures + 1 });
    this.#failures = 0;
  }
}
