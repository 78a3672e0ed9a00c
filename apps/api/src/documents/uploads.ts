import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import {
  KIND_RULES,
  notFound,
  requireMediaType,
  StoredFiles,
  type DocumentKind,
  type MediaType,
  type StoredFile,
  type SurvivorState,
} from '#domain/survivor';
import { refuse, type Actor } from '#kernel/decider';
import type { CommandMetadata } from '#kernel/event-store';
import { AggregateStores } from '#nest';
import { DocumentSealing, DocumentStore, storedFacts } from '#security/documents';
import { HeldUploads } from './held-uploads.js';
import { DamagedFile, cleanWhole, isHeldWhole, passOn } from './media/content.js';
import { MAGIC_BYTES, MIME, mediaTypeOf } from './media/recognise.js';
import { UploadBudget, announcedBytes, requireRoom } from './upload-limits.js';
import { bodyOf, brokenUpload, peekBytes, requireAcceptedLength } from './upload-body.js';

const HOUR_MS = 60 * 60 * 1_000;

/**
 * Milliseconds for which an upload may be attached. It is swept later, after a day: so none is swept while it is being
 * attached.
 */
const ATTACHABLE_MS = 20 * HOUR_MS;

const COMMAND = 'AttachDocument';

export interface Upload {
  readonly documentId: string;
  readonly mediaType: MediaType;
}

/** Takes in files, and says what is stored of them once they are attached. */
@Injectable()
export class Uploads extends StoredFiles {
  readonly #held = new HeldUploads();
  readonly #budget = new UploadBudget();

  constructor(
    private readonly store: DocumentStore,
    private readonly sealing: DocumentSealing,
    private readonly stores: AggregateStores,
  ) {
    super();
  }

  /** Stores an upload that no entry refers to yet. @throws Refusal, DocumentsUnavailable */
  async receive(by: Actor, survivorId: string, kind: DocumentKind, request: IncomingMessage): Promise<Upload> {
    await this.#requireMayAttach(by, survivorId);
    requireAcceptedLength(request);
    const bytes = announcedBytes(request.headers['content-length']);
    requireRoom((await this.#load(survivorId)).documents, bytes);
    await this.#budget.spend(by, bytes);
    const { first, all } = await peekBytes(bodyOf(request), MAGIC_BYTES);
    const mediaType = mediaTypeOf(first);
    const isAsDeclared = mediaType !== undefined && MIME[mediaType].includes(declaredMediaType(request));
    requireMediaType(kind, isAsDeclared ? mediaType : undefined);
    const place = { survivorId, documentId: randomUUID() };
    const header = { personalClass: KIND_RULES[kind].personalClass, mediaType: mediaType! };
    const put = (content: AsyncIterable<Buffer>) => this.store.put(place, this.sealing.seal(place, header, content));
    const stored = isHeldWhole(mediaType!)
      ? this.#held.hold(by, all, async (whole) => put(Readable.from([cleanWhole(mediaType!, whole)])))
      : put(passOn(mediaType!, all));
    await stored.catch((error: unknown) => {
      throw error instanceof DamagedFile ? brokenUpload() : error;
    });
    return { documentId: place.documentId, mediaType: mediaType! };
  }

  async complete(
    { survivorId, documentId }: { readonly survivorId: string; readonly documentId: string },
    metadata: CommandMetadata,
  ): Promise<{ readonly stored?: StoredFile }> {
    const { documents } = await this.#load(survivorId);
    const before = documents[documentId]?.attached.stored;
    if (before) return { stored: before };
    // a rule that refuses every document says more than that this one is gone
    if (await this.#refusal(metadata, survivorId)) return {};
    const place = { survivorId, documentId };
    const storedAt = await this.store.storedAt(place);
    if (!storedAt || Date.now() - storedAt.getTime() > ATTACHABLE_MS) noSuchUpload();
    const facts = (await storedFacts(this.store, place)) ?? noSuchUpload();
    return { stored: facts as StoredFile };
  }

  /**
   * Checks access as the following command does: the role first, then absent and forbidden look the same. @throws
   * Refusal
   */
  async #requireMayAttach(by: Actor, survivorId: string): Promise<void> {
    this.stores.of('survivor').requireRole(COMMAND, by);
    if (!(await this.stores.of('survivor').isAuthorized(survivorId, COMMAND, by))) notFound();
    const now = new Date().toISOString();
    const refusal = await this.#refusal({ by, now, commandId: randomUUID() }, survivorId);
    if (refusal) throw refusal;
  }

  async #refusal(metadata: CommandMetadata, survivorId: string) {
    return (await this.stores.of('survivor').refusals(survivorId, [COMMAND], metadata)).get(COMMAND);
  }

  async #load(survivorId: string): Promise<SurvivorState> {
    return (await this.stores.of('survivor').load(survivorId)) as SurvivorState;
  }
}

const noSuchUpload = (): never =>
  refuse(
    'UPLOAD_UNKNOWN',
    `No such document was uploaded for this survivor in the last ${ATTACHABLE_MS / HOUR_MS} hours: upload it again, then attach it.`,
  );

/** Without parameters. Packed bodies are refused with it. */
const declaredMediaType = ({ headers }: IncomingMessage): string =>
  headers['content-encoding'] === undefined ? (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase() : '';
