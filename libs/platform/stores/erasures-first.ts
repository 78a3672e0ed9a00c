import { setTimeout as sleep } from 'node:timers/promises';
import type { ErasedMark, JsonObject } from '#kernel/decider';
import type { EventStore } from '#kernel/event-store';
import { KeysUnavailable, type KeyStore, type Tombstones } from '#security/keys';
import { PREFIXES } from '#nest';
import { Sealing, type SealPlace } from '#kernel/integrity';

/** Milliseconds for which a request waits, and between two checks. */
const WAIT_TIMEOUT_MS = 5_000;
const LOOK = 50;

type Keys = Pick<KeyStore, 'erasedUpTo' | 'notDestroyed'>;

/**
 * Opens nothing until all erasures are repeated on these keys: those in the log at the start of this process, and those
 * with a tombstone. The keys of a backup may include a survivor who was erased since, and a log restored with them does
 * not have that erasure.
 */
export class ErasuresFirst extends Sealing {
  #carriedOut = false;

  private constructor(
    private readonly inner: Sealing,
    private readonly keys: Keys,
    private readonly head: bigint,
    private readonly erased: readonly string[],
    private readonly timeoutMs: number,
  ) {
    super();
  }

  static async over(
    inner: Sealing,
    keys: Keys,
    store: Pick<EventStore, 'last'>,
    tombstones: Pick<Tombstones, 'all'>,
    timeoutMs = WAIT_TIMEOUT_MS,
  ): Promise<ErasuresFirst> {
    const erased = [...new Set(tombstones.all().map(({ subject }) => subject))];
    return new ErasuresFirst(inner, keys, (await store.last(PREFIXES))?.position ?? -1n, erased, timeoutMs);
  }

  seal(place: SealPlace, part: JsonObject): Promise<string> {
    return this.inner.seal(place, part);
  }

  async open(place: SealPlace, sealed: string): Promise<JsonObject | ErasedMark> {
    if (!this.#carriedOut) await this.#wait();
    return this.inner.open(place, sealed);
  }

  fingerprintKey(stream: string): Promise<Buffer | undefined> {
    return this.inner.fingerprintKey(stream);
  }

  /** @throws KeysUnavailable */
  async #wait(): Promise<void> {
    for (const until = Date.now() + this.timeoutMs; !(await this.#isCarriedOut()); await sleep(LOOK))
      if (Date.now() >= until)
        throw new KeysUnavailable(
          'Erasures are being carried out once more before anything is read: is the projector there?',
        );
    this.#carriedOut = true;
  }

  async #isCarriedOut(): Promise<boolean> {
    if ((await this.keys.erasedUpTo()) < this.head) return false;
    return this.erased.length === 0 || (await this.keys.notDestroyed(this.erased)).length === 0;
  }
}
