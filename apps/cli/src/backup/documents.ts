import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { FolderDocumentStore, type DocumentPlace } from '#security/documents';
import { encryptTo, type StoredFile } from './encrypted-file.js';
import type { Manifest } from './manifest.js';

/** A hash: the name of the file reveals no id. */
export const fileOf = ({ survivorId, documentId }: DocumentPlace): string =>
  `documents/${createHash('sha256').update(`${survivorId}/${documentId}`).digest('hex')}.age`;

interface DocumentsTarget {
  readonly to: string;
  readonly recipients: readonly string[];
  readonly interrupted: AbortSignal;
}

/**
 * Copies each document that an earlier backup does not have. One that was erased meanwhile is passed over: its keys are
 * destroyed, and its tombstone is read afterwards.
 */
export const backUpDocuments = async (
  folder: string,
  { to, recipients, interrupted }: DocumentsTarget,
  base: Pick<Manifest, 'documents'> | undefined,
): Promise<{ readonly stored: readonly StoredFile[]; readonly places: readonly DocumentPlace[] }> => {
  const known = new Map(base?.documents.map((one) => [one.file, one]));
  const stored: StoredFile[] = [];
  const places: DocumentPlace[] = [];
  const store = new FolderDocumentStore(folder);
  for await (const { survivorId, documentId } of store.list()) {
    interrupted.throwIfAborted();
    const place = { survivorId, documentId };
    const file = fileOf(place);
    const before = known.get(file);
    const isThere = before && statSync(join(to, file), { throwIfNoEntry: false })?.size === before.bytes;
    const content = isThere ? undefined : await store.read(place);
    if (isThere) stored.push(before);
    else if (content) stored.push({ file, ...(await encryptTo(join(to, file), recipients, Readable.from(content))) });
    else continue;
    places.push(place);
  }
  return { stored, places };
};
