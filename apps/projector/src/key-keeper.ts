import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { KeyDatabase, KeyRotation, KeyWrapper } from '#keys';
import { whereOf } from '#platform';
import { reasonOf } from './reason.js';

/** Milliseconds. What is due once a week is due again at once when somebody was killed over it. */
const LOOK = 60_000;

/** Ends each epoch of keys when its time has come, and what an earlier process has left of that. */
@Injectable()
export class KeyKeeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger('Keys');
  readonly #stop = new AbortController();
  readonly #rotation: KeyRotation;
  #done: Promise<void> = Promise.resolve();

  constructor(database: KeyDatabase, wrapper: KeyWrapper) {
    this.#rotation = new KeyRotation(database, wrapper);
  }

  onApplicationBootstrap(): void {
    this.#done = this.#keep();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await this.#done;
  }

  async #keep(): Promise<void> {
    const { signal } = this.#stop;
    for (; !signal.aborted; await sleep(LOOK, undefined, { signal }).catch(() => undefined)) {
      try {
        await this.#rotation.advance(new Date());
      } catch (error) {
        this.#log.warn(`${reasonOf(error)}\n${whereOf(error)}`);
      }
    }
  }
}
