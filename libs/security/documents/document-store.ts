/** Where a document belongs: it is found, and opens, in its own place only. */
export interface DocumentPlace {
  readonly survivorId: string;
  readonly documentId: string;
}

/** What is stored: the sealed bytes, and never those that were uploaded. */
export interface StoredBytes {
  readonly bytes: number;
  /** 64 hex digits. */
  readonly sha256: string;
}

export interface StoredDocument extends DocumentPlace {
  readonly storedAt: Date;
}

/**
 * Sealed documents, which are too large for the log: an entry of the log names each with its hash. It knows no key, and
 * nothing of what it stores.
 */
export abstract class DocumentStore {
  /**
   * Durable once it answers; otherwise nothing is stored. A document never changes.
   * @throws DocumentsUnavailable, or the error of the content
   */
  abstract put(place: DocumentPlace, content: AsyncIterable<Uint8Array>): Promise<StoredBytes>;

  /** Undefined where there is none. @throws DocumentsUnavailable */
  abstract read(place: DocumentPlace): Promise<AsyncIterable<Buffer> | undefined>;

  /** Undefined where there is none. @throws DocumentsUnavailable */
  abstract storedAt(place: DocumentPlace): Promise<Date | undefined>;

  /** In no order. Documents that are stored or removed meanwhile may be missing. @throws DocumentsUnavailable */
  abstract list(): AsyncIterable<StoredDocument>;

  /** Idempotent. @throws DocumentsUnavailable */
  abstract remove(place: DocumentPlace): Promise<void>;

  /** All documents of a survivor. Idempotent. @throws DocumentsUnavailable */
  abstract removeAll(survivorId: string): Promise<void>;

  /** Removes what uploads left behind that were cut off before that instant. @throws DocumentsUnavailable */
  abstract removeUnfinished(before: Date): Promise<void>;
}

/** The store cannot be reached, or is full. */
export class DocumentsUnavailable extends Error {
  override readonly name = 'DocumentsUnavailable';

  constructor(cause: unknown) {
    super('Documents cannot be stored or read right now. Nothing was kept: try again in a moment.', { cause });
  }
}
