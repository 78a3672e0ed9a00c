import { InMemoryEventStore, type EventStore, type SubscribeOptions, type RecordedEvent } from '#kernel/event-store';
import { toRecordedEvent } from '../../../../../libs/kernel/event-store/eventstoredb/recorded.js';

/** An event as it lies in the table of the event store. */
export interface Row {
  readonly position: bigint;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  /** Milliseconds since the Unix epoch. */
  readonly created: number;
  readonly data: Buffer;
  readonly metadata: Buffer;
}

export const rowOf = ({ position, stream, revision, id, type, storedAt, data, metadata }: RecordedEvent): Row => ({
  position,
  stream,
  revision,
  id,
  type,
  created: Date.parse(storedAt!),
  data: Buffer.from(JSON.stringify(data)),
  metadata: Buffer.from(JSON.stringify(metadata)),
});

/** Parses bytes as a client does: as JSON, or not at all. */
const parseOrBytes = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return bytes;
  }
};

const eventOf = ({ position, stream, revision, id, type, created, data, metadata }: Row): RecordedEvent =>
  toRecordedEvent({
    id,
    type,
    stream,
    revision: BigInt(revision),
    position,
    created: new Date(created),
    isJson: true,
    data: parseOrBytes(data),
    metadata: parseOrBytes(metadata),
  });

const has = (prefixes: readonly string[], { stream }: RecordedEvent) => prefixes.some((one) => stream.startsWith(one));

/** What a store gives of such rows, whatever somebody has made of them. */
export class StoredLog extends InMemoryEventStore implements EventStore {
  readonly #events: readonly RecordedEvent[];

  constructor(rows: readonly Row[]) {
    super();
    this.#events = rows.map(eventOf).toSorted((one, other) => Number(one.position - other.position));
  }

  override async read(stream: string, from = 0): Promise<readonly RecordedEvent[]> {
    return this.#events
      .filter((event) => event.stream === stream && event.revision >= from)
      .toSorted((one, other) => one.revision - other.revision);
  }

  override async *subscribe({ prefixes, after }: SubscribeOptions) {
    yield this.#events.filter((event) => event.position > after && has(prefixes, event));
  }

  override async first(prefixes: readonly string[], after: bigint): Promise<RecordedEvent | undefined> {
    return this.#events.find((event) => event.position > after && has(prefixes, event));
  }

  override async last(prefixes: readonly string[]): Promise<RecordedEvent | undefined> {
    return this.#events.findLast((event) => has(prefixes, event));
  }

  override async at(position: bigint): Promise<RecordedEvent | undefined> {
    return this.#events.find((event) => event.position === position);
  }
}
