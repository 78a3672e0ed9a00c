import type { KeyObject } from 'node:crypto';
import type { Erased, PersonalClass } from '#decider';
import type { DataKey } from './key-store.js';

/** All keys of one subject, as they were a moment ago. */
export interface Held {
  readonly erased: boolean;
  /** The newest of each class. */
  readonly toSeal: ReadonlyMap<PersonalClass, DataKey>;
  readonly toOpen: ReadonlyMap<string, KeyObject | Erased>;
}

/** Milliseconds; together with the sweep, 60 seconds. */
const LIFETIME = 55_000;
const SWEEP = 5_000;

/** Data keys in the memory of a process, for a minute at most. */
export class HeldKeys {
  readonly #held = new Map<string, { readonly keys: Held; readonly until: number }>();
  readonly #sweeping = setInterval(() => this.#sweep(), SWEEP).unref();

  constructor(private readonly now: () => number) {}

  get(subject: string): Held | undefined {
    const found = this.#held.get(subject);
    return found && found.until > this.now() ? found.keys : undefined;
  }

  /** @param since when the keys were requested: a later erasure may have destroyed them */
  set(subject: string, keys: Held, since: number): void {
    this.#held.set(subject, { keys, until: since + LIFETIME });
  }

  drop(subject: string): void {
    this.#held.delete(subject);
  }

  stop(): void {
    clearInterval(this.#sweeping);
    this.#held.clear();
  }

  #sweep(): void {
    for (const [subject, { until }] of this.#held) if (until <= this.now()) this.#held.delete(subject);
  }
}
