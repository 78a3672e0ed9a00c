import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  InMemoryEventStore,
  LOG_MIGRATED,
  LOG_STREAM,
  type EventStore,
  type Metadata,
  type EventData,
  type RecordedEvent,
} from '#kernel/event-store';
import { openTestLog } from '#kernel/event-store/testing';
import { LOG_PREFIXES } from '#nest';
import { MerkleTree, hashOf, leafOf } from '#kernel/integrity';
import { HeadFolder, type SignedHead } from './head-folder.js';
import { LogNotary } from './log-notary.js';

export const headKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey;

export const headFolder = async (): Promise<HeadFolder> =>
  new HeadFolder(await mkdtemp(join(tmpdir(), 'homeward-heads-')));

/** A date so many seconds after the first. */
export const secondsLater = (n: number): Date => new Date(Date.UTC(2026, 2, 1, 0, 0, n));

/** An event with a hash, as it is at that place. */
export const recordedEvent = (
  stream: string,
  revision: number,
  type = 'Met',
  data: Readonly<Record<string, unknown>> = {},
): EventData => {
  const link = { id: randomUUID(), type, data: data as EventData['data'], metadata: { prevHash: '' } };
  const hash = hashOf({ ...link, stream, revision });
  return { ...link, metadata: { ...link.metadata, hash } as Metadata };
};

/** Changes the event's content, with a valid hash. */
export const rewriteEvent = (event: RecordedEvent): RecordedEvent => {
  const { hash: _, code: __, ...metadata } = event.metadata;
  const changed = { ...event, data: { said: 'otherwise' } as RecordedEvent['data'], metadata };
  return { ...changed, metadata: { ...metadata, hash: hashOf(changed) } };
};

/** A log with so many events in several streams, besides the one that opens it. */
export const logOf = async (count: number): Promise<InMemoryEventStore> => {
  const store = new InMemoryEventStore();
  await openTestLog(store);
  await record(store, count);
  return store;
};

export const record = async (store: EventStore, count: number): Promise<void> => {
  for (let n = 0; n < count; n++) {
    const stream = `survivor-${randomUUID()}`;
    await store.append(stream, [recordedEvent(stream, 0)], -1);
  }
};

/** All events of the store. */
export const eventsOf = async (store: EventStore): Promise<RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  for (let next = await store.first(LOG_PREFIXES, -1n); next; next = await store.first(LOG_PREFIXES, next.position))
    events.push(next);
  return events;
};

/** The root over the first events of a log, computed from scratch. */
export const rootOf = async (log: EventStore, size: number): Promise<Buffer> => {
  const tree = new MerkleTree();
  for (const event of (await eventsOf(log)).slice(0, size)) tree.append(leafOf(event));
  return tree.root();
};

/** The notary of a folder after it has taken all events, as after a start. */
export const notaryOf = async (store: EventStore, folder: HeadFolder, key: KeyObject): Promise<LogNotary> => {
  const notary = await LogNotary.resume(store, folder, key);
  await notary.take((await eventsOf(store)).filter(({ position }) => position > notary.position));
  return notary;
};

/** Signs the head of a log, as the first thing after a start. */
export const signHead = async (
  store: EventStore,
  folder: HeadFolder,
  key: KeyObject,
  at = secondsLater(0),
): Promise<SignedHead> => {
  const notary = await notaryOf(store, folder, key);
  await notary.sign(at);
  return (await folder.head())!;
};

/** A log that contains the given events, as after a manipulation of its tables. */
export class AlteredLog extends InMemoryEventStore {
  constructor(private readonly events: readonly RecordedEvent[]) {
    super();
  }

  override async read(stream: string, from = 0): Promise<readonly RecordedEvent[]> {
    return this.events.filter((event) => event.stream === stream && event.revision >= from);
  }

  override async first(prefixes: readonly string[], after: bigint): Promise<RecordedEvent | undefined> {
    return this.events.find(
      ({ stream, position }) => position > after && prefixes.some((one) => stream.startsWith(one)),
    );
  }

  override async at(position: bigint): Promise<RecordedEvent | undefined> {
    return this.events.find((event) => event.position === position);
  }

  override async last(prefixes: readonly string[]): Promise<RecordedEvent | undefined> {
    return this.events.findLast(({ stream }) => prefixes.some((one) => stream.startsWith(one)));
  }
}

/** The same events in another store, where every position is another one; after them what records that, of so many. */
export const migrateLog = async (
  store: EventStore,
  { events, upTo = Infinity }: { readonly events?: number; readonly upTo?: number } = {},
): Promise<InMemoryEventStore> => {
  const [copy, all] = [new InMemoryEventStore(), await eventsOf(store)];
  const system = () => copy.append(`$system-${randomUUID()}`, [recordedEvent('$system', 0)], -1);
  await system();
  for (const { stream, revision, id, type, data, metadata } of all.slice(0, upTo)) {
    await copy.append(stream, [{ id, type, data, metadata }], revision - 1);
    await system();
  }
  const { length } = await copy.read(LOG_STREAM);
  const migration = recordedEvent(LOG_STREAM, length, LOG_MIGRATED, { events: events ?? all.length });
  await copy.append(LOG_STREAM, [migration], length - 1);
  return copy;
};
