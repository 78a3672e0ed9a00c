import { asStored, subjectOf, type RecordedEvent, type VerifiedEventStore } from '#kernel/event-store';
import type { Tombstone } from '#security/keys';
import { CommandRefused } from '../client/client.js';
import { backUpDocuments, digestIn, digestOf, type DocumentsTarget } from './documents.js';
import type { Manifest } from './manifest.js';
import type { BackupSources } from './sources.js';

/** The digest of the document that an event attaches; none for every other event. */
export const documentsAttachedBy = (event: RecordedEvent): readonly string[] => {
  const { type, stream, flaw, data } = asStored(event);
  return type === 'DocumentAttached' && !flaw
    ? [digestOf({ survivorId: subjectOf(stream), documentId: data.documentId as string })]
    : [];
};

interface ErasureSources {
  readonly log: Pick<VerifiedEventStore, 'inspect'>;
  readonly tombstones: readonly Tombstone[];
}

/** Which of these documents belong to nobody who was erased. */
const notErased = async (
  digests: readonly string[],
  { log, tombstones }: ErasureSources,
): Promise<readonly string[]> => {
  if (digests.length === 0) return [];
  const erased = new Set<string>();
  for (const { subject } of tombstones)
    for (const event of await log.inspect(`survivor-${subject}`))
      for (const digest of documentsAttachedBy(event)) erased.add(digest);
  return digests.filter((digest) => !erased.has(digest));
};

const WAY_OUT =
  'set HOMEWARD_DOCUMENTS_FOLDER or HOMEWARD_DOCUMENTS_BUCKET as the service has it, or put the missing documents back (npx homeward verify names them), and back up again.';

const noDocuments = (store: string, count: number): CommandRefused =>
  new CommandRefused(
    `Documents are missing: ${store} is not there, though entries name documents (${count}): ${WAY_OUT} Nothing was backed up.`,
    'DOCUMENTS_MISSING',
  );

export const documentsMissing = (count: number): string =>
  `DOCUMENTS_MISSING: of the documents that entries name, the store lacks ${count}, and so does this backup: ${WAY_OUT}`;

interface AttachedDocuments {
  readonly base: Manifest | undefined;
  readonly last: RecordedEvent;
  /** The digests of all documents that entries name, those of the earlier backups included. */
  readonly attachedSoFar: readonly string[];
}

/**
 * Copies the documents that are on record. @returns them, the digests of all that should be there, and how many of these
 * are not. @throws CommandRefused where the whole store is missing
 */
export const backUpAttached = async (
  { log, documents: store, tombstones }: BackupSources,
  target: DocumentsTarget,
  { base, last, attachedSoFar }: AttachedDocuments,
) => {
  // a document is complete before its event is recorded
  const isOnRecord = async (survivorId: string): Promise<boolean> => {
    const [first] = await log.inspect(`survivor-${survivorId}`);
    return first !== undefined && first.position <= last.position;
  };
  const documents = await backUpDocuments(store, target, base, isOnRecord);
  const copied = new Set(documents.stored.map(digestIn));
  const absent = attachedSoFar.filter((digest) => !copied.has(digest));
  // a tombstone is written before its documents are removed
  const missing = new Set(await notErased(absent, { log, tombstones: tombstones.all() }));
  if (missing.size > 0 && !(await store.isThere())) throw noDocuments(store.name, missing.size);
  const attached = attachedSoFar.filter((digest) => copied.has(digest) || missing.has(digest));
  return { documents, attached, missing: missing.size };
};
