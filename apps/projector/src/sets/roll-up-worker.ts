import type { DataSource } from 'typeorm';
import { backoff, pauseFor } from '#kernel/waiting';
import { logLine } from '#platform/logging';
import { rollUp } from '#reporting/figures';
import { FailureLog } from '../failure-log.js';

/** Milliseconds between two checks for changes. */
const MIN_PAUSE_MS = 500;

/** Counting takes a tenth of its time at most: days that are not counted yet are counted by the query. */
const REST_FACTOR = 9;

/** Milliseconds of the longest rest: a later count would no longer help queries. */
const MAX_REST_MS = 60_000;

/** Milliseconds until the next check where nothing was to be counted, and nothing has changed since. */
const UNCHANGED_MS = 10_000;

/** Keeps the day counts of one set up to date, from which figures are summed. */
export class RollUpWorker {
  readonly #stop = new AbortController();
  readonly #failures = new FailureLog('roll-up');
  #change = new AbortController();
  #changedAt = performance.now();
  #done: Promise<void> = Promise.resolve();

  constructor(
    private readonly db: DataSource,
    private readonly unchangedMs = UNCHANGED_MS,
  ) {}

  start(): void {
    this.#done = this.#roll();
  }

  /** Rows of the set have changed: a worker that had nothing to count looks again at once. */
  changed(): void {
    this.#changedAt = performance.now();
    this.#change.abort();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    this.#change.abort();
    await this.#done;
  }

  async #roll(): Promise<void> {
    const { signal } = this.#stop;
    for (let failed = 0; !signal.aborted;) {
      const began = performance.now();
      const { signal: change } = (this.#change = new AbortController()); // one during the count is not missed
      let counted = true;
      try {
        const rolled = await rollUp(this.db, { idle: (began - this.#changedAt) / 1_000 });
        counted = rolled.counted;
        if (rolled.lateBy !== undefined) logLine('DAYS_COUNTED_AGAIN', { lateSeconds: Math.ceil(rolled.lateBy) });
        failed = 0;
        this.#failures.noteSuccess();
      } catch (error) {
        // Postgres may be down, or a table was dropped: meanwhile figures are counted
        if (failed++ === 0) this.#failures.noteFailure(error);
      }
      const rest = Math.min(MAX_REST_MS, Math.max(MIN_PAUSE_MS, REST_FACTOR * (performance.now() - began)));
      await pauseFor(failed > 0 ? backoff(failed, 10_000) : rest, signal);
      if (!counted && !signal.aborted) await pauseFor(this.unchangedMs, change);
    }
  }
}
