import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { encryptTo, type StoredFile } from './encrypted-file.js';
import type { Manifest } from './manifest.js';

/** A document in the folder of documents. A survivor and a document have one for ever, and its content never changes. */
export interface DocumentPath {
  readonly survivorId: string;
  readonly documentId: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** All that are complete; what is being uploaded lies elsewhere. */
export const documentsIn = async (folder: string): Promise<readonly DocumentPath[]> => {
  const found: DocumentPath[] = [];
  for (const survivorId of await idsIn(folder))
    for (const documentId of await idsIn(join(folder, survivorId))) found.push({ survivorId, documentId });
  return found;
};

const idsIn = async (folder: string): Promise<readonly string[]> =>
  existsSync(folder) ? (await readdir(folder)).filter((name) => UUID.test(name)) : [];

/** A document, and the file of the backup that holds it. */
export interface CopiedDocument extends DocumentPath {
  readonly file: string;
}

/** Names nobody. */
export const digestOf = ({ survivorId, documentId }: DocumentPath): string =>
  createHash('sha256').update(`${survivorId}/${documentId}`).digest('hex');

const NAME = /^documents\/([0-9a-f]{64})-[0-9a-f]{6}\.age$/;

export const digestIn = ({ file }: Pick<StoredFile, 'file'>): string | undefined => NAME.exec(file)?.[1];

/** A document that is encrypted again gets another name, so it replaces no file that an earlier manifest names. */
const freshFileOf = (path: DocumentPath): string => `documents/${digestOf(path)}-${randomBytes(3).toString('hex')}.age`;

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
): Promise<{ readonly stored: readonly StoredFile[]; readonly copied: readonly CopiedDocument[] }> => {
  const known = new Map(base?.documents.map((one) => [digestIn(one), one]));
  const stored: StoredFile[] = [];
  const copied: CopiedDocument[] = [];
  for (const path of await documentsIn(folder)) {
    interrupted.throwIfAborted();
    const document = join(folder, path.survivorId, path.documentId);
    const one = known.get(digestOf(path)) ?? (await copyOf(document, to, freshFileOf(path), recipients));
    if (!one) continue;
    stored.push(one);
    copied.push({ ...path, file: one.file });
  }
  return { stored, copied };
};

/** Undefined where it was erased a moment ago. */
const copyOf = async (
  document: string,
  to: string,
  file: string,
  recipients: readonly string[],
): Promise<StoredFile | undefined> => {
  try {
    return { file, ...(await encryptTo(join(to, file), recipients, createReadStream(document))) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && !existsSync(document)) return undefined;
    throw error;
  }
};
