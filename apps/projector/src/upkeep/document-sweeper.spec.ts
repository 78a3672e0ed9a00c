import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { InMemoryEventStore, LogMismatch, type RecordedEvent } from '#kernel/event-store';
import type { DocumentPlace } from '#security/documents';
import { DocumentSweeper } from './document-sweeper.js';
import { Records } from '../testing/erasing.js';
import { MemoryKeys } from '../testing/memory-keys.js';

Logger.overrideLogger(false);

const DAY_MS = 24 * 60 * 60 * 1_000;
const now = new Date();
const tomorrow = new Date(now.getTime() + DAY_MS + 60_000);

let store: InMemoryEventStore;
let keys: MemoryKeys;
let records: Records;
let sweeper: DocumentSweeper;
let uploaded: DocumentPlace;
beforeEach(async () => {
  store = new InMemoryEventStore();
  keys = new MemoryKeys();
  records = await Records.over(store, keys);
  sweeper = new DocumentSweeper(records.documents, store, keys);
  uploaded = { survivorId: await records.woman(), documentId: randomUUID() };
  await records.documents.put(uploaded, content());
});

async function* content(): AsyncGenerator<Buffer> {
  yield Buffer.from('sealed');
}

const attach = ({ survivorId, documentId }: DocumentPlace): Promise<string> =>
  records.ask('sokha', survivorId, 'AttachDocument', {
    documentId,
    kind: 'Letter',
    on: '2020-03-05',
    title: 'A letter',
    stored: { personalClass: 'testimony', mediaType: 'Pdf', bytes: 6, sha256: 'a3'.repeat(32) },
  });

const isStored = async (): Promise<boolean> => (await records.documents.storedAt(uploaded)) !== undefined;

describe('an upload', () => {
  it('that nobody attaches is removed after a day, and not before', async () => {
    expect(await sweeper.sweep(now)).toBe(0);
    expect(await isStored()).toBe(true);
    expect(await sweeper.sweep(tomorrow)).toBe(1);
    expect(await isStored()).toBe(false);
  });

  it('that an entry names stays, also when the entry was struck out', async () => {
    expect(await attach(uploaded)).toBe('');
    expect(await sweeper.sweep(tomorrow)).toBe(0);
    const { id: eventId } = (await store.read(`survivor-${uploaded.survivorId}`)).at(-1)!;
    expect(await records.ask('dara', uploaded.survivorId, 'StrikeOutEntry', { eventId, reason: 'A slip.' })).toBe('');
    expect(await new DocumentSweeper(records.documents, store, keys).sweep(tomorrow)).toBe(0);
    expect(await isStored()).toBe(true);
  });

  it('stays where an entry of the record cannot be relied on: that may be the one that names it', async () => {
    // the sweeper reads nothing but the flaw
    const flawed = { flaw: { kind: 'unproven', reason: 'forged' }, data: {} } as unknown as RecordedEvent;
    const inspect = store.inspect.bind(store);
    store.inspect = async (stream) => (stream.startsWith('survivor-') ? [flawed] : inspect(stream));
    expect(await sweeper.sweep(tomorrow)).toBe(0);
    expect(await isStored()).toBe(true);
  });

  it('stays where this log knows nothing of the survivor: it belongs to another installation', async () => {
    await records.documents.remove(uploaded);
    uploaded = { survivorId: randomUUID(), documentId: randomUUID() };
    await records.documents.put(uploaded, content());
    expect(await sweeper.sweep(tomorrow)).toBe(0);
    expect(await isStored()).toBe(true);
  });

  it('stays in a log that was cut: the entry that names it may be missing', async () => {
    await attach(uploaded);
    await keys.followed(1_000_000n);
    await expect(sweeper.sweep(tomorrow)).rejects.toThrow(LogMismatch);
    expect(await isStored()).toBe(true);
  });
});

describe('a document of an erased survivor', () => {
  it('that a backup brought back is removed at once', async () => {
    await attach(uploaded);
    await keys.destroy(uploaded.survivorId);
    expect(await sweeper.sweep(now)).toBe(1);
    expect(await isStored()).toBe(false);
  });
});
