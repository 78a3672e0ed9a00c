import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, link, readdir, rm, rmdir, stat, unlink, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import {
  DocumentStore,
  DocumentsUnavailable,
  type DocumentPlace,
  type StoredBytes,
  type StoredDocument,
} from './document-store.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** No survivor has this name. */
const UNFINISHED = 'unfinished';
const READ_BYTES = 64 * 1_024;

/** One folder for each survivor, one file for each document. Only the user of the service may read them. */
export class FolderDocumentStore extends DocumentStore {
  constructor(private readonly folder: string) {
    super();
  }

  /** Complete and on disk under another name, before it gets its own: a crash leaves nothing half. */
  async put(place: DocumentPlace, content: AsyncIterable<Uint8Array>): Promise<StoredBytes> {
    const path = this.#pathOf(place);
    const unfinished = join(this.folder, UNFINISHED, randomUUID());
    try {
      await asUnavailable(this.#makeFolder(UNFINISHED));
      const stored = await writeDurably(unfinished, content);
      await asUnavailable(this.#makeFolder(place.survivorId));
      await asUnavailable(link(unfinished, path)); // not rename, which would replace a document
      await asUnavailable(syncFolder(this.#folderOf(place.survivorId)));
      return stored;
    } finally {
      await rm(unfinished, { force: true }).catch(() => undefined); // else it is swept
    }
  }

  async read(place: DocumentPlace): Promise<AsyncIterable<Buffer> | undefined> {
    const file = await unlessMissing(open(this.#pathOf(place), 'r'));
    return file && partsOf(file);
  }

  async storedAt(place: DocumentPlace): Promise<Date | undefined> {
    return (await unlessMissing(stat(this.#pathOf(place))))?.mtime;
  }

  async *list(): AsyncIterable<StoredDocument> {
    for (const survivorId of (await this.#namesIn('')).filter(isId))
      for (const documentId of (await this.#namesIn(survivorId)).filter(isId)) {
        const storedAt = await this.storedAt({ survivorId, documentId });
        if (storedAt) yield { survivorId, documentId, storedAt };
      }
  }

  async remove(place: DocumentPlace): Promise<void> {
    await unlessMissing(unlink(this.#pathOf(place)));
    await this.#tidy(place.survivorId);
  }

  async removeAll(survivorId: string): Promise<void> {
    for (const documentId of (await this.#namesIn(survivorId)).filter(isId))
      await unlessMissing(unlink(this.#pathOf({ survivorId, documentId })));
    await this.#tidy(survivorId);
  }

  async removeUnfinished(before: Date): Promise<void> {
    for (const name of (await this.#namesIn(UNFINISHED)).filter(isId)) {
      const path = join(this.folder, UNFINISHED, name);
      const found = await unlessMissing(stat(path));
      if (found && found.mtime < before) await unlessMissing(unlink(path));
    }
  }

  #folderOf(survivorId: string): string {
    if (!isId(survivorId)) throw new Error('Only a UUID names a folder of documents.');
    return join(this.folder, survivorId);
  }

  #pathOf({ survivorId, documentId }: DocumentPlace): string {
    if (!isId(documentId)) throw new Error('Only a UUID names a document.');
    return join(this.#folderOf(survivorId), documentId);
  }

  async #namesIn(name: string): Promise<readonly string[]> {
    return (await unlessMissing(readdir(join(this.folder, name)))) ?? [];
  }

  async #makeFolder(name: string): Promise<void> {
    const first = await mkdir(join(this.folder, name), { recursive: true, mode: 0o700 });
    if (first !== undefined) await syncFolder(this.folder);
  }

  /** The folder of a survivor without documents says that they had some. */
  async #tidy(survivorId: string): Promise<void> {
    const folder = this.#folderOf(survivorId);
    await unlessMissing(syncFolder(folder));
    await rmdir(folder).then(
      () => asUnavailable(syncFolder(this.folder)),
      () => undefined, // others lie in it, or it never existed
    );
  }
}

const isId = (name: string): boolean => UUID.test(name);

const writeDurably = async (path: string, content: AsyncIterable<Uint8Array>): Promise<StoredBytes> => {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await asUnavailable(open(path, 'wx', 0o600));
  try {
    for await (const part of content) {
      hash.update(part);
      bytes += part.length;
      await asUnavailable(file.writeFile(part)); // from the present position, and all of it
    }
    await asUnavailable(file.sync());
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest('hex') };
};

async function* partsOf(file: FileHandle): AsyncGenerator<Buffer> {
  try {
    for (;;) {
      const { bytesRead, buffer } = await asUnavailable(file.read(Buffer.allocUnsafe(READ_BYTES), 0, READ_BYTES));
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** A new name is on disk once its folder is. */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** @throws DocumentsUnavailable */
const asUnavailable = async <Result>(work: Promise<Result>): Promise<Result> => {
  try {
    return await work;
  } catch (error) {
    throw new DocumentsUnavailable(error);
  }
};

/** @throws DocumentsUnavailable */
const unlessMissing = async <Result>(work: Promise<Result>): Promise<Result | undefined> => {
  try {
    return await work;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new DocumentsUnavailable(error);
  }
};
