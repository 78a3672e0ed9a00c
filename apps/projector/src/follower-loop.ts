import type { DataSource } from 'typeorm';
import { LogMismatch } from '#kernel/event-store';
import { backoff, pauseFor } from '#kernel/waiting';
import { CheckpointConflict } from '#kernel/projections';
import { FailureLog } from './failure-log.js';
import { reasonOf } from './reason.js';

/** Milliseconds between two signs of life. */
const HEARTBEAT_MS = 3_000;

/**
 * Skips locked rows: those are being moved, which is a sign of life too, and waiting for them could deadlock. Nor does it
 * wait for the disk: if this one is lost, the next one follows.
 */
const TOUCH_SEEN_AT_SQL = `UPDATE checkpoint SET "seenAt" = now() FROM set_config('synchronous_commit', 'off', true)
  WHERE name IN (SELECT name FROM checkpoint WHERE name = ANY($1) FOR UPDATE SKIP LOCKED)`;

/** What a reader of the log receives and reports. */
export interface Signs {
  readonly signal: AbortSignal;
  /** Its checkpoints exist: from now on it gives signs of life. */
  readonly alive: () => Promise<void>;
  readonly progressed: () => void;
  /** Called once it has read everything: what had stopped it before is over. */
  readonly live: () => void;
}

/**
 * Keeps a reader of the log running through outages of Postgres or the event store. Its checkpoints show that it is alive
 * and, when it has stopped, why.
 */
export class FollowerLoop {
  readonly #stop = new AbortController();
  readonly #failures: FailureLog;
  #done: Promise<void> = Promise.resolve();
  #written: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly db: DataSource,
    reader: string,
    private readonly checkpoints: readonly string[],
  ) {
    this.#failures = new FailureLog(reader);
  }

  /** @param read reads from its checkpoints until the signal; called again after any failure. */
  start(read: (signs: Signs) => Promise<void>): void {
    this.#done = this.#follow(read);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#done;
    await this.#written;
  }

  async #follow(read: (signs: Signs) => Promise<void>): Promise<void> {
    const { signal } = this.#stop;
    const beat = this.checkpoints.length > 0 ? setInterval(() => void this.#alive(), HEARTBEAT_MS) : undefined;
    let attempt = 0;
    const goesOn = () => {
      attempt = 0;
      this.#failures.noteSuccess();
    };
    const signs: Signs = {
      signal,
      alive: () => this.#alive(),
      progressed: goesOn,
      live: () => {
        goesOn();
        void this.#tell(null);
      },
    };
    for (; !signal.aborted; attempt++) {
      try {
        await read(signs);
      } catch (error) {
        if (signal.aborted) break;
        await this.#reportStuck(error);
        if (error instanceof CheckpointConflict || error instanceof LogMismatch) attempt = Math.max(attempt, 5);
        await pauseFor(backoff(attempt, 10_000), signal);
      }
    }
    clearInterval(beat);
  }

  async #alive(): Promise<void> {
    await this.db.query(TOUCH_SEEN_AT_SQL, [this.checkpoints]).catch(() => undefined); // the missing sign of life shows it
  }

  async #reportStuck(error: unknown): Promise<void> {
    this.#failures.noteFailure(error);
    await this.#tell(reasonOf(error));
  }

  /** One after the other: a late reason would replace a newer null. */
  async #tell(reason: string | null): Promise<void> {
    const write = () =>
      this.db
        .query(`UPDATE checkpoint SET reason = $1, "seenAt" = now() WHERE name = ANY($2)`, [reason, this.checkpoints])
        .catch(() => undefined); // the database may be down as well
    await (this.#written = this.#written.then(write));
  }
}
