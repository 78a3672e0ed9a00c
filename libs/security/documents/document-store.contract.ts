import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { DocumentPlace, DocumentStore } from './document-store.js';

export const newDocumentPlace = (survivorId: string = randomUUID()): DocumentPlace => ({
  survivorId,
  documentId: randomUUID(),
});

export async function* streamOfChunks(...content: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* content;
}

export const readWhole = async (content: AsyncIterable<Uint8Array> | undefined): Promise<Buffer | undefined> => {
  if (!content) return undefined;
  const found: Uint8Array[] = [];
  for await (const part of content) found.push(part);
  return Buffer.concat(found);
};

const listIds = async (store: DocumentStore): Promise<string[]> => {
  const ids: string[] = [];
  for await (const { documentId } of store.list()) ids.push(documentId);
  return ids.toSorted();
};

/** What every store of documents must do, wherever it keeps them. */
export const documentStoreContract = (begin: () => Promise<DocumentStore>): void => {
  let store: DocumentStore;
  beforeEach(async () => {
    store = await begin();
  });

  it('gives back what was stored, with its length and its hash', async () => {
    const [one, two] = [randomBytes(100_000), randomBytes(7)];
    const place = newDocumentPlace();
    expect(await store.put(place, streamOfChunks(one, two))).toEqual({
      bytes: 100_007,
      sha256: createHash('sha256').update(one).update(two).digest('hex'),
    });
    expect((await readWhole(await store.read(place)))!.equals(Buffer.concat([one, two]))).toBe(true);
    expect(Math.abs((await store.storedAt(place))!.getTime() - Date.now())).toBeLessThan(60_000);
  });

  it('has nothing where nothing was stored', async () => {
    expect(await store.read(newDocumentPlace())).toBeUndefined();
    expect(await store.storedAt(newDocumentPlace())).toBeUndefined();
    expect(await listIds(store)).toEqual([]);
  });

  it('finds a document under its own survivor only', async () => {
    const place = newDocumentPlace();
    await store.put(place, streamOfChunks(randomBytes(3)));
    expect(await store.read({ ...place, survivorId: randomUUID() })).toBeUndefined();
  });

  it('never replaces a document', async () => {
    const place = newDocumentPlace();
    const first = randomBytes(3);
    await store.put(place, streamOfChunks(first));
    await expect(store.put(place, streamOfChunks(randomBytes(3)))).rejects.toThrow();
    expect(await readWhole(await store.read(place))).toEqual(first);
  });

  it('keeps nothing of a document that breaks off', async () => {
    const place = newDocumentPlace();
    const cut = (async function* () {
      yield randomBytes(100_000);
      throw new Error('The line was cut.');
    })();
    await expect(store.put(place, cut)).rejects.toThrow('The line was cut.');
    expect(await store.read(place)).toBeUndefined();
    expect(await listIds(store)).toEqual([]);
  });

  it('lists all documents, and removes one, or all of a survivor, however often', async () => {
    const [one, another] = [newDocumentPlace(), newDocumentPlace()];
    const sibling = newDocumentPlace(one.survivorId);
    for (const place of [one, another, sibling]) await store.put(place, streamOfChunks(randomBytes(3)));
    const ids = [one, another, sibling].map(({ documentId }) => documentId).toSorted();
    expect(await listIds(store)).toEqual(ids);
    await store.remove(one);
    await store.remove(one);
    expect(await listIds(store)).toEqual([another, sibling].map(({ documentId }) => documentId).toSorted());
    await store.removeAll(one.survivorId);
    await store.removeAll(one.survivorId);
    expect(await listIds(store)).toEqual([another.documentId]);
  });
};
