import { Injectable, Logger } from '@nestjs/common';
import {
  TESTIMONY_READERS,
  INTERVIEW_READERS,
  KIND_RULES,
  type DocumentKind,
  type SurvivorState,
} from '#domain/survivor';
import { PERSONAL_CLASSES, isErased, refuse, type Actor, type PersonalClass } from '#kernel/decider';
import { AggregateStores, PURPOSES, enumNameOf, type Purpose } from '#nest';
import { ReadingGate } from '#security/access';
import { RefusedReadings } from '#security/access-log';
import { BrokenDocument, DocumentSealing, DocumentStore, hasHash, type DocumentPlace } from '#security/documents';
import { KeyStore } from '#security/keys';
import { ENDING, MIME } from './media/recognise.js';

const READERS = { heard: TESTIMONY_READERS, interview: INTERVIEW_READERS };

interface OpenDocument {
  readonly content: AsyncIterable<Buffer>;
  readonly bytes: number;
  readonly mime: string;
  /** Says nothing of the survivor: it may lie in a folder for downloads for years. */
  readonly name: string;
}

/** What decides who may open a document, beside its survivor. */
interface ListedDocument {
  readonly kind: DocumentKind;
  readonly personalClass: PersonalClass;
  readonly isWithdrawn: boolean;
}

/** Opens a document for a reader who may see its class, once that is in the access log. */
@Injectable()
export class OpenDocuments {
  readonly #log = new Logger('Documents');

  constructor(
    private readonly store: DocumentStore,
    private readonly sealing: DocumentSealing,
    private readonly keys: KeyStore,
    private readonly gate: ReadingGate,
    private readonly refused: RefusedReadings,
    private readonly stores: AggregateStores,
  ) {}

  /** Decided on the log, as a reading of a field of that class. @throws Refusal, BrokenDocument, StoreUnavailable */
  async open(by: Actor, place: DocumentPlace, purposeNamed: unknown): Promise<OpenDocument> {
    const { survivorId, documentId } = place;
    const purpose = PURPOSES.find((one) => one === purposeNamed) ?? refuseWithoutPurpose();
    const reading = { by, survivorId, purpose, operation: OPERATION } as const;
    const permitted = await this.gate.permits({ ...reading, classes: PERSONAL_CLASSES });
    if (!permitted || (await this.keys.notDestroyed([survivorId])).length === 0) return noSuchDocument();
    const state = (await this.stores.of('survivor').load(survivorId)) as SurvivorState;
    const document = state.documents[documentId];
    if (!document || !isOpenTo(by, listed(document), permitted)) {
      await this.refused.note(by, { survivorId, purpose, operation: OPERATION });
      return noSuchDocument();
    }
    const { kind, stored } = document.attached;
    if (!(await hasHash(this.store, place, stored.sha256))) throw this.#reportBroken(place);
    const disclosure = await this.gate.pass({ ...reading, classes: [stored.personalClass] });
    if (!disclosure?.classes.includes(stored.personalClass)) return noSuchDocument();
    const content = await this.sealing.open(place, (await this.store.read(place)) ?? noSuchDocument());
    if (isErased(content)) return noSuchDocument();
    const name = `${enumNameOf(kind).toLowerCase()}-${documentId.slice(0, 8)}.${ENDING[stored.mediaType]}`;
    return { content, bytes: stored.bytes, mime: MIME[stored.mediaType][0], name };
  }

  /**
   * A test whether `open` would find a document of a survivor, for the list of them: a reader who only sees the list has
   * attempted nothing, so no refusal is logged. Whether the keys of an erased survivor are destroyed is left to `open`: the
   * list is answered while their database is away.
   */
  async opens(by: Actor, survivorId: string, purpose: Purpose): Promise<(document: ListedDocument) => boolean> {
    const reading = { by, survivorId, purpose, operation: OPERATION, amongOthers: true } as const;
    const permitted = await this.gate.permits({ ...reading, classes: PERSONAL_CLASSES });
    return (document) => permitted !== undefined && isOpenTo(by, document, permitted);
  }

  #reportBroken({ documentId }: DocumentPlace): BrokenDocument {
    this.#log.error(`DOCUMENT_BROKEN: ${documentId}. npx homeward verify names all; restore them from a backup.`);
    return new BrokenDocument();
  }
}

const OPERATION = 'document';

/** Whether it stands, and the reader may see its class and, if somebody was heard in it, hear them. */
const isOpenTo = (
  { role }: Actor,
  { kind, personalClass, isWithdrawn }: ListedDocument,
  permitted: readonly PersonalClass[],
): boolean => {
  const { says } = KIND_RULES[kind];
  const isForOthers = says !== undefined && !READERS[says].some((one) => one === role);
  return !isWithdrawn && !isForOthers && permitted.includes(personalClass);
};

const listed = ({ attached: { kind, stored }, withdrawn }: SurvivorState['documents'][string]): ListedDocument => ({
  kind,
  personalClass: stored.personalClass,
  isWithdrawn: withdrawn !== undefined,
});

const refuseWithoutPurpose = (): Purpose =>
  refuse('PURPOSE_REQUIRED', 'Say for what purpose you read this, e.g. purpose=CARE.');

/** For whatever reason: absent, withdrawn, erased and forbidden look the same. */
export const noSuchDocument = (): never =>
  refuse('NOT_FOUND', 'There is no such document, or you may not open it for this purpose.');
