import { createHash } from 'node:crypto';
import { open, readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { DocumentsUnavailable, type StoredBytes } from './document-store.js';
import { isUuid } from '#kernel/decider';

/** A new file, for the user of the service only; on disk once it answers. @throws DocumentsUnavailable, or the error of the content */
export const writeDurably = async (path: string, content: AsyncIterable<Uint8Array>): Promise<StoredBytes> => {
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

/** Removes the files, named by a UUID, that were written last before that instant. @throws DocumentsUnavailable */
export const removeFilesBefore = async (folder: string, before: Date): Promise<void> => {
  for (const name of ((await unlessMissing(readdir(folder))) ?? []).filter(isUuid)) {
    const path = join(folder, name);
    const found = await unlessMissing(stat(path));
    if (found && found.mtime < before) await unlessMissing(unlink(path));
  }
};

/** @throws DocumentsUnavailable */
export const asUnavailable = async <Result>(work: Promise<Result>): Promise<Result> => {
  try {
    return await work;
  } catch (error) {
    throw new DocumentsUnavailable(error);
  }
};

/** @throws DocumentsUnavailable */
export const unlessMissing = async <Result>(work: Promise<Result>): Promise<Result | undefined> => {
  try {
    return await work;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new DocumentsUnavailable(error);
  }
};
