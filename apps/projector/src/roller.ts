import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { jittered } from '#event-store';
import { rollUp } from '#figures';
import { reasonOf } from './reason.js';

/** Milliseconds between two looks at what was touched. */
const PAUSE = 500;

/** Of its time it counts a tenth at most: whatever is not counted yet is counted by whoever asks. */
const REST = 9;

/** Milliseconds: after that nobody who asks shall wait any longer for what a long count would have spared her. */
const LONGEST = 60_000;

/** Keeps the counts of days of one set up to date, from which figures are added up. */
export class Roller {
  readonly #stop = new AbortController();
  readonly #log = new Logger('Roller');
  #done: Promise<void> = Promise.resolve();

  constructor(private readonly db: DataSource) {}

  start(): void {
    this.#done = this.#roll();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#done;
  }

  async #roll(): Promise<void> {
    const { signal } = this.#stop;
    for (let failed = 0; !signal.aborted;) {
      const began = performance.now();
      try {
        await rollUp(this.db);
        failed = 0;
      } catch (error) {
        // Postgres may be away, or a table was dropped: figures are counted meanwhile
        if (failed++ === 0) this.#log.warn(reasonOf(error));
      }
      const rest = Math.min(LONGEST, Math.max(PAUSE, REST * (performance.now() - began)));
      await sleep(failed > 0 ? jittered(failed, 10_000) : rest, undefined, { signal }).catch(() => undefined);
    }
  }
}
