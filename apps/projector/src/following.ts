import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { LogMismatch, failureIn, jittered, messageOf } from '#event-store';
import { whereOf } from '#platform';
import { NotAlone } from '#read-models';
import { reasonOf } from './reason.js';

/** Milliseconds between two signs of life. */
const HEARTBEAT = 3_000;

/** Those that are being moved say so themselves: who waited for one with another in hand would be waited for. */
const SEEN = `UPDATE checkpoint SET "seenAt" = now()
  WHERE name IN (SELECT name FROM checkpoint WHERE name = ANY($1) FOR UPDATE SKIP LOCKED)`;

/** What a reader of the log is given, and tells. */
export interface Signs {
  readonly signal: AbortSignal;
  /** Its checkpoints are there: from now on it says that it lives. */
  readonly alive: () => Promise<void>;
  readonly progressed: () => void;
  /** It is live with nothing left to read: whatever had stopped it is over. */
  readonly live: () => void;
}

/**
 * A reader of the log that does not stop for what goes away and comes back, be it Postgres or the event store. Its
 * checkpoints say that it lives and, when it stands still, why.
 */
export class Following {
  readonly #stop = new AbortController();
  readonly #log: Logger;
  #done: Promise<void> = Promise.resolve();
  #told: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly db: DataSource,
    who: string,
    private readonly checkpoints: readonly string[],
  ) {
    this.#log = new Logger(who);
  }

  /** @param read reads from where its checkpoints stand, until the signal; called again after whatever ends it. */
  start(read: (signs: Signs) => Promise<void>): void {
    this.#done = this.#follow(read);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#done;
    await this.#told;
  }

  async #follow(read: (signs: Signs) => Promise<void>): Promise<void> {
    const { signal } = this.#stop;
    const beat = setInterval(() => void this.#alive(), HEARTBEAT);
    let attempt = 0;
    const signs: Signs = {
      signal,
      alive: () => this.#alive(),
      progressed: () => (attempt = 0),
      live: () => {
        attempt = 0;
        void this.#tell(null);
      },
    };
    for (; !signal.aborted; attempt++) {
      try {
        await read(signs);
      } catch (error) {
        if (signal.aborted) break;
        await this.#stuck(error);
        if (error instanceof NotAlone || error instanceof LogMismatch) attempt = Math.max(attempt, 5);
        await sleep(jittered(attempt, 10_000), undefined, { signal }).catch(() => undefined);
      }
    }
    clearInterval(beat);
  }

  async #alive(): Promise<void> {
    await this.db.query(SEEN, [this.checkpoints]).catch(() => undefined); // whoever asks will see the silence
  }

  async #stuck(error: unknown): Promise<void> {
    const reason = reasonOf(error);
    const failure = failureIn(error);
    const codes = failure && !reason.includes(failure.sentence) ? `${messageOf(failure)}\n` : '';
    this.#log.warn(`${reason}\n${codes}${whereOf(error instanceof Error && error.cause ? error.cause : error)}`);
    await this.#tell(reason);
  }

  /** One after the other: a reason that comes late would stand where there is none any more. */
  async #tell(reason: string | null): Promise<void> {
    const write = () =>
      this.db
        .query(`UPDATE checkpoint SET reason = $1, "seenAt" = now() WHERE name = ANY($2)`, [reason, this.checkpoints])
        .catch(() => undefined); // the database itself may be what is away
    await (this.#told = this.#told.then(write));
  }
}
