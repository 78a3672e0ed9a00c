import type { JsonObject } from '#kernel/decider';
import { PlainSealing, LogKeys, anchorOf } from '#kernel/integrity';
import { AggregateStore } from '../aggregate-store.js';
import { AS_STORED, Codec, envelop, type Stamp } from '../codec.js';
import type { RecordedEvent } from '../event-store.js';
import { InMemoryEventStore } from '../in-memory.event-store.js';
import { openLog } from '../log/opened-log.js';
import { setAsideStream } from '../log/set-aside.js';
import { TEST_LOG_KEYS, TEST_STAMP } from '../testing.js';
import { VerifiedEventStore } from '../verified.event-store.js';
import { commandMetadata, counter, storeContextOf } from './counter.js';

export const STREAM = 'counter-a';
export const STRANGER: Stamp = { ...TEST_STAMP, keys: new LogKeys([{ number: 1, key: Buffer.alloc(32, 9) }]) };
export const codec = new Codec(new PlainSealing(), {}, AS_STORED);

/** A verified store of counters, and an attacker who owns the database behind it. */
export class ForgeableLog {
  private constructor(
    readonly inner: InMemoryEventStore,
    readonly store: VerifiedEventStore,
  ) {}

  static async open(): Promise<ForgeableLog> {
    const inner = new InMemoryEventStore();
    const { origin, adopted } = await openLog(inner, 'development', TEST_STAMP);
    const knownTypes = new Set(['Counted', 'EventSetAside', 'LogOpened']);
    return new ForgeableLog(inner, new VerifiedEventStore(inner, { origin, adopted, keys: TEST_LOG_KEYS, knownTypes }));
  }

  /** @param stamp with another key, or another clock */
  aggregateStore(stamp = TEST_STAMP) {
    const { store } = this;
    return new AggregateStore({ ...storeContextOf(store), origin: store.origin, stamp }, 'counter', counter);
  }

  /** Appends an event with a stamp after those of a stream. @returns its id */
  async append(data: JsonObject, { type = 'Counted', stamp = TEST_STAMP, stream = STREAM } = {}): Promise<string> {
    const events = await this.inner.read(stream);
    const before = events.findLast(({ metadata }) => metadata.code?.length);
    const revision = events.length - 1;
    const end = { stream, revision, hash: before?.metadata.hash ?? anchorOf(this.store.origin, stream) };
    const command = { name: 'Forge', digest: '' };
    const [event] = await envelop(codec, [{ type, data }], command, commandMetadata(), end, stamp);
    await this.inner.append(stream, [event!], revision);
    return event!.id;
  }

  async setAside(eventId: string): Promise<string> {
    const revision = (await this.inner.read(STREAM)).findIndex(({ id }) => id === eventId);
    return this.append({ eventId, revision }, { type: 'EventSetAside', stream: setAsideStream(STREAM) });
  }

  /** Changes a stored event. */
  async alter(revision: number, change: (event: RecordedEvent) => Partial<RecordedEvent>): Promise<void> {
    this.inner.alter(STREAM, revision, change);
  }

  async flaws(): Promise<readonly (string | undefined)[]> {
    return (await this.store.inspect(STREAM)).map(({ flaw }) => flaw?.reason);
  }
}
