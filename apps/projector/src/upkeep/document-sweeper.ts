import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { EventStore } from '#kernel/event-store';
import { checkpointAt, checkpointEvent } from '#kernel/projections';
import { DocumentStore, type StoredDocument } from '#security/documents';
import { KeyStore } from '#security/keys';
import { logState } from '../log.js';
import { FailureLog } from '../failure-log.js';
import { RepeatedWork } from './repeated-work.js';

const HOUR_MS = 60 * 60 * 1_000;

/** An upload that nobody has attached within a day was given up. */
const GIVEN_UP_MS = 24 * HOUR_MS;

/** Removes uploads that no entry names, and documents of erased survivors that came back with a backup. */
@Injectable()
export class DocumentSweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger('Documents');
  readonly #failures = new FailureLog('documents');
  readonly #sweeping = new RepeatedWork(
    () => this.#sweepNow(),
    HOUR_MS,
    (error) => this.#failures.noteFailure(error),
  );
  /** Documents that an entry refers to. An entry stays, so none of them is looked up again. */
  readonly #named = new Set<string>();

  constructor(
    private readonly documents: DocumentStore,
    private readonly store: EventStore,
    private readonly keys: KeyStore,
  ) {}

  onApplicationBootstrap(): void {
    this.#sweeping.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.#sweeping.stop();
  }

  /** @returns how many were removed */
  async sweep(now: Date): Promise<number> {
    await this.#requireWholeLog();
    const before = new Date(now.getTime() - GIVEN_UP_MS);
    await this.documents.removeUnfinished(before);
    let removed = 0;
    for await (const one of this.documents.list()) {
      if (this.#sweeping.isStopping) break;
      if (!(await this.#isRemovable(one, before))) continue;
      await this.documents.remove(one);
      removed++;
    }
    return removed;
  }

  /** In a log that was cut, the entry that names a document may be missing. @throws LogMismatch */
  async #requireWholeLog(): Promise<void> {
    const log = await logState(this.store);
    await checkpointEvent(checkpointAt('documents', await this.keys.erasureMark(), log), log);
  }

  async #isRemovable({ survivorId, documentId, storedAt }: StoredDocument, before: Date): Promise<boolean> {
    if ((await this.keys.notDestroyed([survivorId])).length === 0) return true;
    if (storedAt >= before || this.#named.has(documentId)) return false;
    const events = await this.store.inspect(`survivor-${survivorId}`);
    // an upload needs a record: without one the document belongs to another installation
    if (events.length === 0) return false;
    // a flawed entry may be the one that names the document
    const isNamed = events.some(
      ({ data, flaw, setAside }) => (flaw ?? setAside) !== undefined || data.documentId === documentId,
    );
    if (isNamed) this.#named.add(documentId);
    return !isNamed;
  }

  async #sweepNow(): Promise<void> {
    const removed = await this.sweep(new Date());
    this.#failures.noteSuccess();
    if (removed > 0)
      this.#log.log(`Removed ${removed} stored documents that nobody had attached, or that were erased.`);
  }
}
