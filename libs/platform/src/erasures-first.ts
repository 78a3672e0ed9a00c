import { setTimeout as sleep } from 'node:timers/promises';
import type { Erased, JsonObject } from '#decider';
import type { EventStore } from '#event-store';
import { KeysUnavailable, type KeyStore } from '#keys';
import { PREFIXES } from '#step';
import { Sealing, type Place } from '#trust';

/** Milliseconds for which somebody waits, and between two looks. */
const PATIENCE = 5_000;
const LOOK = 50;

/**
 * Opens nothing before every erasure that the log knew at the start of this process is carried out on these keys: those of a
 * backup may be of somebody who was erased since.
 */
export class ErasuresFirst extends Sealing {
  #carriedOut = false;

  private constructor(
    private readonly inner: Sealing,
    private readonly keys: Pick<KeyStore, 'erasedUpTo'>,
    private readonly head: bigint,
    private readonly patience: number,
  ) {
    super();
  }

  static async over(
    inner: Sealing,
    keys: Pick<KeyStore, 'erasedUpTo'>,
    store: Pick<EventStore, 'last'>,
    patience = PATIENCE,
  ): Promise<ErasuresFirst> {
    return new ErasuresFirst(inner, keys, (await store.last(PREFIXES))?.position ?? -1n, patience);
  }

  seal(place: Place, part: JsonObject): Promise<string> {
    return this.inner.seal(place, part);
  }

  async open(place: Place, sealed: string): Promise<JsonObject | Erased> {
    if (!this.#carriedOut) await this.#wait();
    return this.inner.open(place, sealed);
  }

  fingerprintKey(stream: string): Promise<Buffer | undefined> {
    return this.inner.fingerprintKey(stream);
  }

  /** @throws KeysUnavailable */
  async #wait(): Promise<void> {
    for (const until = Date.now() + this.patience; (await this.keys.erasedUpTo()) < this.head; await sleep(LOOK))
      if (Date.now() >= until)
        throw new KeysUnavailable(
          'Erasures are being carried out once more before anything is read: is the projector there?',
        );
    this.#carriedOut = true;
  }
}
