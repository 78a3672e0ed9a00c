import { randomUUID } from 'node:crypto';
import { mkdir, open, link, readdir, rm, rmdir, stat, unlink, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { isUuid } from '#kernel/decider';
import { syncFolder } from '#security/keys';
import { DocumentStore, type DocumentPlace, type StoredBytes, type StoredDocument } from './document-store.js';
import { asUnavailable, removeFilesBefore, unlessMissing, writeDurably } from './files.js';
import { keyOf, requireSurvivor } from './names.js';

/** No survivor has this name. */
const UNFINISHED = 'unfinished';
const READ_BYTES = 64 * 1_024;

/** One folder for each survivor, one file for each document. Only the user of the service may read them. */
export class FolderDocumentStore extends DocumentStore {
  readonly name: string;

  constructor(private readonly folder: string) {
    super();
    this.name = `the folder ${folder}`;
  }

  async isThere(): Promise<boolean> {
    return (await unlessMissing(stat(this.folder))) !== undefined;
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
    for (const survivorId of (await this.#namesIn('')).filter(isUuid))
      for (const documentId of (await this.#namesIn(survivorId)).filter(isUuid)) {
        const storedAt = await this.storedAt({ survivorId, documentId });
        if (storedAt) yield { survivorId, documentId, storedAt };
      }
  }

  async remove(place: DocumentPlace): Promise<void> {
    await unlessMissing(unlink(this.#pathOf(place)));
    await this.#tidy(place.survivorId);
  }

  async removeAll(survivorId: string): Promise<void> {
    for (const documentId of (await this.#namesIn(survivorId)).filter(isUuid))
      await unlessMissing(unlink(this.#pathOf({ survivorId, documentId })));
    await this.#tidy(survivorId);
  }

  async removeUnfinished(before: Date): Promise<void> {
    await removeFilesBefore(join(this.folder, UNFINISHED), before);
  }

  #folderOf(survivorId: string): string {
    return join(this.folder, requireSurvivor(survivorId));
  }

  #pathOf(place: DocumentPlace): string {
    return join(this.folder, keyOf(place));
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
