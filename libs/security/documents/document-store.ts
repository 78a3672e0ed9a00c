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
  /** Where it is, for operators: `the folder …`. */
  abstract readonly name: string;

  /** Whether there is a place for documents. @throws DocumentsUnavailable */
  abstract isThere(): Promise<boolean>;

  /**
   * Durable once it answers; otherwise nothing is stored. A document never changes.
   * @throws DocumentsUnavailable, or the error of the content
   */
  abstract put(place: DocumentPlace, content: AsyncIterable<Uint8Array>): Promise<StoredBytes>;

  /** Undefined where there is none. @throws DocumentsUnavailable */
  abstract read(place: DocumentPlace): Promise<AsyncIterable<Buffer> | undefined>;

  /** Undefined where there is none. @throws DocumentsUnavailable */
  abstract storedAt(place: DocumentPlace): Promise<Date | undefined>;

  /** Lists documents in no order. Those stored or removed meanwhile may be missing. @throws DocumentsUnavailable */
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

  /** For operators: unlike the messages of file systems, it names no path, which says whose document it was. */
  get reason(): string {
    const { code, message, name } = this.cause as NodeJS.ErrnoException;
    if (code === undefined || name === 'BucketRefusal') return message;
    return REASONS[code] ?? `The folder of documents cannot be written or read (${code}).`;
  }
}

const FULL = 'The disk on which documents are written is full: make room there, or move the folder.';
const CLOSED =
  'The folder of documents is closed to the user of the service: give it back to that user (chown, chmod 700).';

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  EROFS: 'The disk with the folder of documents can only be read: mount it for writing.',
  EACCES: CLOSED,
  EPERM: CLOSED,
};
