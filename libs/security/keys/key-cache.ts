import type { KeyObject } from 'node:crypto';
import type { ErasedMark, PersonalClass } from '#kernel/decider';
import type { DataKey } from './key-store.js';

/** All keys of one subject, as they were a moment ago. */
export interface CachedKey {
  readonly erased: boolean;
  /** The newest of each class. */
  readonly encryptionKeys: ReadonlyMap<PersonalClass, DataKey>;
  readonly decryptionKeys: ReadonlyMap<string, KeyObject | ErasedMark>;
}

/** Milliseconds; together with the sweep, 60 seconds. */
const LIFETIME_MS = 55_000;
const SWEEP_INTERVAL_MS = 5_000;

/** Data keys in the memory of a process, for a minute at most. */
export class KeyCache {
  readonly #held = new Map<string, { readonly keys: CachedKey; readonly until: number }>();
  readonly #sweeping = setInterval(() => this.#sweep(), SWEEP_INTERVAL_MS).unref();

  constructor(private readonly now: () => number) {}

  get(subject: string): CachedKey | undefined {
    const found = this.#held.get(subject);
    return found && found.until > this.now() ? found.keys : undefined;
  }

  /** @param since when the keys were requested: a later erasure may have destroyed them */
  set(subject: string, keys: CachedKey, since: number): void {
    this.#held.set(subject, { keys, until: since + LIFETIME_MS });
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
