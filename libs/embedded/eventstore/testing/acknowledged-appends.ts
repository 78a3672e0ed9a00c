import type { EventData, EventStoreDBClient } from '@eventstore/db-client';
import { collect, freshStream, makeEvents } from './client.js';

/**
 * The acknowledged appends of the writers. An append without an answer is repeated with the same ids, as callers do.
 */
export class AcknowledgedAppends {
  readonly acknowledged: { id: string; stream: string; revision: bigint; position: bigint }[] = [];
  readonly #writers: Writer[];
  #watchers: { count: number; resolve: () => void }[] = [];

  constructor(writers: number) {
    this.#writers = Array.from({ length: writers }, (_, n) => ({
      stream: freshStream(`ledger${n}`),
      next: -1n,
      open: null,
    }));
  }

  /** Writes until the client fails, or `stopped` is true. */
  async write(client: EventStoreDBClient, stopped: () => boolean = () => false): Promise<void> {
    await Promise.allSettled(this.#writers.map((writer) => this.#run(writer, client, stopped)));
  }

  /** Resolves when this many more appends are acknowledged. */
  waitForMore(appends: number): Promise<void> {
    return new Promise((resolve) => this.#watchers.push({ count: this.acknowledged.length + appends, resolve }));
  }

  /** The faults of the log, compared with the acknowledged appends. */
  async faults(client: EventStoreDBClient): Promise<string[]> {
    const log = (await collect(client.readAll())).map(({ event }) => event!);
    const faults: string[] = [];
    const places = new Map<string, { revision: bigint; position: bigint; stream: string }>();
    const heads = new Map<string, bigint>();
    let last = 0n;
    for (const { id, streamId: stream, revision, position } of log) {
      if (places.has(id)) faults.push(`${id} is there twice`);
      places.set(id, { revision, position: position!.commit, stream });
      if (position!.commit <= last) faults.push(`position ${position!.commit} after ${last}`);
      last = position!.commit;
      if (revision !== (heads.get(stream) ?? -1n) + 1n) faults.push(`gap in ${stream} before ${revision}`);
      heads.set(stream, revision);
    }
    for (const { id, stream, revision, position } of this.acknowledged) {
      const place = places.get(id);
      if (!place) faults.push(`${stream}@${revision} was acknowledged and is lost`);
      else if (place.revision !== revision || place.position !== position || place.stream !== stream) {
        faults.push(`${id} was acknowledged at another place`);
      }
    }
    const unacknowledged =
      log.filter(({ streamId }) => streamId.startsWith('ledger')).length - this.acknowledged.length;
    const open = this.#writers.filter((writer) => writer.open).length;
    if (unacknowledged > open) faults.push(`${unacknowledged} events of ${open} open appends`);
    return faults;
  }

  async #run(writer: Writer, client: EventStoreDBClient, stopped: () => boolean): Promise<void> {
    while (!stopped()) {
      const [event] = (writer.open ??= makeEvents(1)) as [EventData];
      const expectedRevision = writer.next < 0n ? 'no_stream' : writer.next;
      const answer = await client.appendToStream(writer.stream, event, { expectedRevision });
      writer.next = answer.nextExpectedRevision;
      writer.open = null;
      const position = answer.position!.commit;
      this.acknowledged.push({ id: event.id, stream: writer.stream, revision: writer.next, position });
      this.#watchers = this.#watchers.filter(({ count, resolve }) => this.acknowledged.length < count || resolve());
    }
  }
}

interface Writer {
  readonly stream: string;
  next: bigint;
  open: EventData[] | null;
}
