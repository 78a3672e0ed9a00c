import { isErased } from '#kernel/decider';
import { asStored, subjectOf, type RecordedEvent } from '#kernel/event-store';
import { BrokenDocument, DocumentSealing, documentStoreAt, hasHash, type DocumentStore } from '#security/documents';
import { PostgresKeyStore, Tombstones } from '#security/keys';
import type { ProcessConfiguration } from '#platform/plain';
import type { Findings } from './findings.js';
import { withKeysOf } from './keys.js';

export interface VerifiedDocuments {
  /** Documents that entries refer to, without those of erased survivors. */
  readonly attached: number;
  /** Stored, and named by no entry: younger ones may still be attached, and older ones are swept. */
  readonly strays: number;
}

interface AttachedDocument {
  readonly survivorId: string;
  readonly sha256: string;
  readonly event: RecordedEvent;
}

/** Whether each document that an entry names is stored, as it was attached, and no document of an erased survivor. */
export class DocumentAudit {
  readonly #attached = new Map<string, AttachedDocument>();
  readonly #erased = new Set<string>();

  constructor(
    private readonly store: DocumentStore,
    private readonly findings: Findings,
    /** Subjects whose keys are destroyed. Their documents may be missing: a restore leaves them out. */
    private readonly withoutKeys: ReadonlySet<string> = new Set(),
  ) {}

  /** The next events of the log, of any stream. */
  take(events: readonly RecordedEvent[]): void {
    for (const event of events.map(asStored)) {
      if (event.type === 'PersonalDataErased' && !event.flaw) this.#erased.add(subjectOf(event.stream));
      if (event.type !== 'DocumentAttached' || event.flaw) continue;
      const { documentId, stored } = event.data as { documentId: string; stored: { sha256: string } };
      this.#attached.set(documentId, { survivorId: subjectOf(event.stream), sha256: stored.sha256, event });
    }
  }

  /** Called once everything is read. */
  async end(): Promise<VerifiedDocuments> {
    let attached = 0;
    for (const [documentId, { survivorId, sha256, event }] of this.#attached) {
      if (this.#erased.has(survivorId)) continue;
      attached++;
      const place = { survivorId, documentId };
      if (await hasHash(this.store, place, sha256)) continue;
      const isStored = (await this.store.storedAt(place)) !== undefined;
      if (!isStored && this.withoutKeys.has(survivorId)) continue;
      const fault = isStored ? 'is stored otherwise than it was attached' : 'is not stored';
      const { stream, revision, id: eventId } = event;
      this.findings.add({
        what: `the document ${documentId} ${fault}: restore it from a backup`,
        stream,
        revision,
        eventId,
      });
    }
    return { attached, strays: await this.#countStrays() };
  }

  async #countStrays(): Promise<number> {
    let strays = 0;
    for await (const { survivorId, documentId } of this.store.list()) {
      if (this.#erased.has(survivorId))
        this.findings.add({
          what: `the document ${documentId} of an erased survivor is still stored: start the projector, which removes it`,
          stream: `survivor-${survivorId}`,
        });
      else if (this.#attached.get(documentId)?.survivorId !== survivorId) strays++;
    }
    return strays;
  }
}

export const destroyedSubjectsIn = (tombstonesFile: string): ReadonlySet<string> =>
  new Set(new Tombstones(tombstonesFile).all().map(({ subject }) => subject));

interface OpenedDocuments {
  readonly documents: number;
  /** The ids of documents that do not open. */
  readonly bad: readonly string[];
}

/** Opens every stored document from its first to its last byte, and keeps none. @throws KeysUnavailable, ConfigurationError */
export const openDocumentsOf = (configured: ProcessConfiguration): Promise<OpenedDocuments> =>
  withKeysOf(configured, async (database, wrapper) => {
    const keyStore = PostgresKeyStore.withoutCache(database, wrapper);
    try {
      return await openAll(documentStoreAt(configured.documents), new DocumentSealing(keyStore));
    } finally {
      await keyStore.onApplicationShutdown();
    }
  });

const openAll = async (store: DocumentStore, sealing: DocumentSealing): Promise<OpenedDocuments> => {
  let documents = 0;
  const bad: string[] = [];
  for await (const place of store.list()) {
    documents++;
    try {
      const sealed = await store.read(place);
      const content = sealed && (await sealing.open(place, sealed));
      if (content && !isErased(content)) for await (const _ of content);
    } catch (error) {
      if (!(error instanceof BrokenDocument)) throw error;
      bad.push(place.documentId);
    }
  }
  return { documents, bad };
};

export const formatDocuments = ({ documents, bad }: OpenedDocuments): string =>
  [
    `documents     ${documents - bad.length} of ${documents} open`,
    ...bad.map((id) => `  the document ${id} does not open: it was altered, or is another one's`),
  ].join('\n');
