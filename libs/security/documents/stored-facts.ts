import { createHash } from 'node:crypto';
import { plainBytesIn } from './chunked-aead.js';
import type { DocumentPlace, DocumentStore, StoredBytes } from './document-store.js';
import { headerIn, type DocumentHeader } from './sealed-document.js';

/** What a stored document says of itself, for the entry that names it. */
interface StoredFacts extends DocumentHeader, StoredBytes {}

/** `bytes` is the length before it was sealed. Undefined where there is none. @throws BrokenDocument, DocumentsUnavailable */
export const storedFacts = async (store: DocumentStore, place: DocumentPlace): Promise<StoredFacts | undefined> => {
  const sealed = await store.read(place);
  if (!sealed) return undefined;
  const hash = createHash('sha256');
  let bytes = 0;
  const { header, line, rest } = await headerIn(sealed);
  hash.update(line);
  for await (const part of rest) {
    hash.update(part);
    bytes += part.length;
  }
  const { personalClass, mediaType } = header;
  return { personalClass, mediaType, bytes: plainBytesIn(bytes), sha256: hash.digest('hex') };
};

/** Whether the stored bytes are those that an entry names. @throws DocumentsUnavailable */
export const hasHash = async (store: DocumentStore, place: DocumentPlace, sha256: string): Promise<boolean> => {
  const sealed = await store.read(place);
  if (!sealed) return false;
  const hash = createHash('sha256');
  for await (const part of sealed) hash.update(part);
  return hash.digest('hex') === sha256;
};
