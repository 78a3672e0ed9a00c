import { asStored, subjectOf, type RecordedEvent, type VerifiedEventStore } from '#kernel/event-store';
import type { Tombstone } from '#security/keys';
import { CommandRefused } from '../client/client.js';
import { digestOf } from './documents.js';

/** The digest of the document that an event attaches; none for every other event. */
export const documentsAttachedBy = (event: RecordedEvent): readonly string[] => {
  const { type, stream, flaw, data } = asStored(event);
  return type === 'DocumentAttached' && !flaw
    ? [digestOf({ survivorId: subjectOf(stream), documentId: data.documentId as string })]
    : [];
};

interface Erased {
  readonly log: Pick<VerifiedEventStore, 'inspect'>;
  readonly tombstones: readonly Tombstone[];
}

/** Which of these documents belong to nobody who was erased. */
export const notErased = async (
  digests: readonly string[],
  { log, tombstones }: Erased,
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

export const noDocuments = (store: string, count: number): CommandRefused =>
  new CommandRefused(
    `Documents are missing: ${store} is not there, though entries name documents (${count}): ${WAY_OUT} Nothing was backed up.`,
    'DOCUMENTS_MISSING',
  );

export const documentsMissing = (count: number): string =>
  `DOCUMENTS_MISSING: of the documents that entries name, the store lacks ${count}, and so does this backup: ${WAY_OUT}`;
