import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '#kernel/event-store';
import { isAwaited } from './log.js';

/** Milliseconds after a batch within which the next one may come: only then are the readers that people wait for at rest. */
const QUIET_MS = 100;
const POLL_MS = 25;
/** However busy they are, what waits for them goes on by one piece after this time: it may be late, and never starves. */
const LONGEST_WAIT_MS = 5_000;

/** Lets work that nobody waits for yield to the views and the indexes of the same process. */
@Injectable()
export class ViewsFirst {
  #writing = 0;
  #endedAt = -Infinity;
  longestWaitMs = LONGEST_WAIT_MS;

  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#writing += 1;
    try {
      return await work();
    } finally {
      this.#writing -= 1;
      this.#endedAt = performance.now();
    }
  }

  /** The same for a batch, unless nobody waits for any of it, as for what the work that yields has recorded. */
  async duringBatch<Result>(batch: readonly RecordedEvent[], work: () => Promise<Result>): Promise<Result> {
    return batch.some(isAwaited) ? this.during(work) : work();
  }

  /** @throws the reason of the signal: what waits is then not done, and comes again */
  async untilAtRest(signal: AbortSignal): Promise<void> {
    for (const latest = performance.now() + this.longestWaitMs; performance.now() < latest;) {
      if (this.#writing === 0 && performance.now() - this.#endedAt >= QUIET_MS) break;
      await sleep(POLL_MS, undefined, { signal });
    }
    signal.throwIfAborted();
  }
}
