import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { recordInLog } from '#kernel/event-store';
import { TEST_STAMP } from '#kernel/event-store/testing';
import type { Tombstone } from '#security/keys';
import { freshKeys } from '#security/keys/testing';
import { LogPairForTests, openProven, recordEntry } from '../../migrate/testing/pair.js';
import { backUp, type BackupResult, type BackupTarget } from '../backing-up.js';
import { FolderDocumentStore, type DocumentPlace } from '#security/documents';
import type { BackupSources } from '../sources.js';

/** A signed log, keys in Postgres, and a folder of backups. */
export class BackupsForTests {
  readonly tombstones: Tombstone[] = [];
  /** Releases of figures. */
  readonly released: (readonly object[])[] = [];

  private constructor(
    readonly pair: LogPairForTests,
    readonly keys: Awaited<ReturnType<typeof freshKeys>>,
    readonly folder: string,
    readonly identity: string,
    readonly recipient: string,
  ) {}

  static async of(people: number): Promise<BackupsForTests> {
    const identity = await generateIdentity();
    const folder = await mkdtemp(join(tmpdir(), 'homeward-backups-'));
    const recipient = await identityToRecipient(identity);
    return new BackupsForTests(await LogPairForTests.of(people), await freshKeys(), folder, identity, recipient);
  }

  /** Of the service. */
  get documentsFolder(): string {
    return join(this.folder, 'of-the-service');
  }

  async sources(): Promise<BackupSources> {
    return {
      log: await openProven(this.pair.source),
      stamp: TEST_STAMP,
      mode: 'development',
      store: 'embedded',
      keys: await this.keys.database(),
      tombstones: { all: () => this.tombstones },
      released: releasedForTests(this.released),
      headsFolder: this.pair.folder.path,
      documents: new FolderDocumentStore(this.documentsFolder),
      data: this.folder,
    };
  }

  async backUp(changes: Partial<BackupTarget & BackupSources> = {}, now = new Date()): Promise<BackupResult> {
    const target: BackupTarget = {
      to: this.folder,
      keysTo: join(this.folder, 'keys'),
      recipients: [this.recipient],
      version: '0.0.0',
      interrupted: new AbortController().signal,
      ...changes,
    };
    return backUp({ ...(await this.sources()), ...changes }, target, () => undefined, now);
  }

  /** A document of somebody on record in the folder of the service, without an entry that names it. */
  async store(content: string): Promise<DocumentPlace> {
    const [survivorId, documentId] = [randomUUID(), randomUUID()];
    const folder = join(this.documentsFolder, survivorId);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, documentId), content);
    await this.#append(survivorId, { type: 'ReferralReceived', data: {} });
    return { survivorId, documentId };
  }

  /** The entry that names a document. */
  attach({ survivorId, documentId }: DocumentPlace): Promise<void> {
    return this.#append(survivorId, { type: 'DocumentAttached', data: { documentId } });
  }

  async #append(survivorId: string, event: Parameters<typeof recordInLog>[2]): Promise<void> {
    const at = { origin: this.pair.origin, stamp: TEST_STAMP, stream: `survivor-${survivorId}` };
    await recordInLog(this.pair.source, at, event);
  }

  record = (): Promise<string> => recordEntry(this.pair.source, this.pair.origin);
}

const releasedForTests = (releases: readonly (readonly object[])[]): BackupSources['released'] => ({
  releases: async function* () {
    yield* releases;
  },
});
