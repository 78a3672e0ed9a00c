import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DocumentStore, DocumentsUnavailable } from '#security/documents';

/** Milliseconds after which nobody writes or sends it any more. Other processes may have the same folder. */
const UNFINISHED_MAX_MS = 60 * 60 * 1_000;

/** Removes what uploads left that a crash has cut off: at each start, and once an hour, since a start soon after is too early. */
@Injectable()
export class UnfinishedUploads implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger('Documents');
  #again: NodeJS.Timeout | undefined;

  constructor(private readonly documents: DocumentStore) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.sweep();
    this.#again = setInterval(() => void this.sweep(), UNFINISHED_MAX_MS).unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.#again);
  }

  /** What is left is sealed: that it cannot be removed stops nobody. */
  async sweep(): Promise<void> {
    try {
      await this.documents.removeUnfinished(new Date(Date.now() - UNFINISHED_MAX_MS));
    } catch (error) {
      const reason = error instanceof DocumentsUnavailable ? error.reason : 'see the error';
      this.#log.warn(`UPLOADS_LEFT: Uploads that were cut off cannot be removed now: ${reason}`);
    }
  }
}
