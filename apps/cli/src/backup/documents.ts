import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { DocumentPlace, DocumentStore } from '#security/documents';
import { encryptTo, type BackupFile } from './encrypted-file.js';
import type { Manifest } from './manifest.js';

/** A document, and the file of the backup that holds it. */
export interface CopiedDocument extends DocumentPlace {
  readonly file: string;
}

/** A hash: the name of the file reveals no id. */
export const digestOf = ({ survivorId, documentId }: DocumentPlace): string =>
  createHash('sha256').update(`${survivorId}/${documentId}`).digest('hex');

const NAME = /^documents\/([0-9a-f]{64})-[0-9a-f]{6}\.age$/;

export const digestIn = ({ file }: Pick<BackupFile, 'file'>): string | undefined => NAME.exec(file)?.[1];

/** A document that is encrypted again gets another name, so it replaces no file that an earlier manifest names. */
const freshFileOf = (place: DocumentPlace): string =>
  `documents/${digestOf(place)}-${randomBytes(3).toString('hex')}.age`;

export interface DocumentsTarget {
  readonly to: string;
  readonly recipients: readonly string[];
  readonly interrupted: AbortSignal;
}

/**
 * Copies each document that an earlier backup does not have. One that was erased meanwhile is passed over: its keys are
 * destroyed, and its tombstone is read afterwards. So is one of a survivor whose record is not in the backup: nobody could
 * erase it after a restore.
 */
export const backUpDocuments = async (
  store: DocumentStore,
  { to, recipients, interrupted }: DocumentsTarget,
  base: Pick<Manifest, 'documents'> | undefined,
  isOnRecord: (survivorId: string) => Promise<boolean>,
): Promise<{ readonly stored: readonly BackupFile[]; readonly copied: readonly CopiedDocument[] }> => {
  const known = new Map(base?.documents.map((one) => [digestIn(one), one]));
  const stored: BackupFile[] = [];
  const copied: CopiedDocument[] = [];
  const copyOf = async (place: DocumentPlace): Promise<BackupFile | undefined> => {
    const content = (await isOnRecord(place.survivorId)) ? await store.read(place) : undefined;
    const file = freshFileOf(place);
    return content && { file, ...(await encryptTo(join(to, file), recipients, Readable.from(content))) };
  };
  for await (const { survivorId, documentId } of store.list()) {
    interrupted.throwIfAborted();
    const place = { survivorId, documentId };
    const one = known.get(digestOf(place)) ?? (await copyOf(place));
    if (!one) continue;
    stored.push(one);
    copied.push({ ...place, file: one.file });
  }
  return { stored, copied };
};
