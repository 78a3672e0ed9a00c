import {
  readContaining,
  subjectOf,
  type Codec,
  type ContainedEvent,
  type EventStore,
  type OpenedEvent,
  type RecordedEvent,
} from '#kernel/event-store';
import { rightFromKeptRecord, rightToErase } from '#domain/survivor';

/** The log proves no right to destroy these keys. Nothing is destroyed, and an operator must look. */
export class ErasureUnproven extends Error {
  override readonly name = 'ErasureUnproven';
}

/** Whether keys may be destroyed: only on what the log itself proves. */
export class ErasureRight {
  constructor(
    private readonly store: Pick<EventStore, 'inspect'>,
    /** Without keys: the proof needs open fields only. */
    private readonly codec: Codec,
  ) {}

  /**
   * @param event `ErasureApproved` or `ErasureBegun`
   * @throws ErasureUnproven; StoreUnavailable, LogMismatch
   */
  async prove({ stream, id, revision, data }: RecordedEvent): Promise<void> {
    await this.#prove(stream, await this.#entries(stream, { id, revision }), String(data.requestId), []);
  }

  /** @param followed the records that follow one another so far, from the first on */
  async #prove(stream: string, entries: readonly OpenedEvent[], requestId: string, followed: readonly string[]) {
    const right = rightToErase(entries);
    if (right.kind === 'proven') return;
    if (right.kind === 'lacking') throw new ErasureUnproven(`${stream}: ${right.why}`);
    const kept = `survivor-${right.keptSurvivorId}`;
    if ([...followed, stream].includes(kept)) throw new ErasureUnproven(`${stream}: it follows itself`);
    const theirs = await this.#entries(kept, { id: right.causationId });
    const begun = rightFromKeptRecord(theirs, { requestId, duplicate: subjectOf(stream) });
    if (!begun) throw new ErasureUnproven(`${stream}: no such erasure has begun in ${kept}, which it follows`);
    await this.#prove(kept, theirs.slice(0, theirs.indexOf(begun) + 1), requestId, [...followed, stream]);
  }

  /** Up to an event that must be among them. */
  async #entries(stream: string, upTo: ContainedEvent): Promise<readonly OpenedEvent[]> {
    const all = await readContaining(this.store, stream, upTo);
    const entries = all.slice(0, all.findIndex(({ id }) => id === upTo.id) + 1);
    const flawed = entries.find(({ flaw }) => flaw);
    if (flawed)
      throw new ErasureUnproven(`${stream}: entry ${flawed.revision} cannot be relied on, ${flawed.flaw!.reason}`);
    return this.codec.open(entries);
  }
}
