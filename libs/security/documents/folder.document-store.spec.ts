import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentStoreContract, streamOfChunks, newDocumentPlace } from './document-store.contract.js';
import { DocumentsUnavailable } from './document-store.js';
import { FolderDocumentStore } from './folder.document-store.js';

let folder: string;
const made: string[] = [];
const begin = async (): Promise<FolderDocumentStore> => {
  made.push((folder = join(mkdtempSync(join(tmpdir(), 'documents-')), 'documents')));
  return new FolderDocumentStore(folder);
};
afterAll(() => {
  for (const one of made) rmSync(join(one, '..'), { recursive: true, force: true });
});

describe('a folder of documents', () => {
  documentStoreContract(begin);

  it('is closed to other users of the machine', async () => {
    const store = await begin();
    const place = newDocumentPlace();
    await store.put(place, streamOfChunks(randomBytes(3)));
    const modeOf = (...names: string[]) => statSync(join(folder, ...names)).mode & 0o777;
    expect([modeOf(), modeOf(place.survivorId), modeOf(place.survivorId, place.documentId)]).toEqual([
      0o700, 0o700, 0o600,
    ]);
  });

  it('names nothing outside of itself', async () => {
    const store = await begin();
    const hostile = { survivorId: randomUUID(), documentId: '../../../etc/passwd' };
    await expect(store.read(hostile)).rejects.toThrow('Only a UUID names a document.');
    await expect(store.put({ ...hostile, survivorId: '..' }, streamOfChunks())).rejects.toThrow('Only a UUID names a');
    await expect(store.removeAll('..')).rejects.toThrow('Only a UUID names a folder');
  });

  it('leaves nothing half where the disk refuses', async () => {
    const store = await begin();
    writeFileSync(folder, 'no folder');
    await expect(store.put(newDocumentPlace(), streamOfChunks(randomBytes(3)))).rejects.toThrow(DocumentsUnavailable);
  });

  it('removes what uploads left behind that were cut off long ago', async () => {
    const store = await begin();
    const [old, young] = [randomUUID(), randomUUID()];
    mkdirSync(join(folder, 'unfinished'), { recursive: true });
    for (const name of [old, young]) writeFileSync(join(folder, 'unfinished', name), 'half');
    utimesSync(join(folder, 'unfinished', old), 0, 0);
    await store.removeUnfinished(new Date(Date.now() - 60_000));
    expect(readdirSync(join(folder, 'unfinished'))).toEqual([young]);
  });

  it('leaves no folder of a survivor without documents', async () => {
    const store = await begin();
    const place = newDocumentPlace();
    await store.put(place, streamOfChunks(randomBytes(3)));
    await store.remove(place);
    expect(existsSync(join(folder, place.survivorId))).toBe(false);
  });
});
