import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { FolderDocumentStore } from '#security/documents';
import { dirname, join } from 'node:path';
import { generateIdentity } from 'age-encryption';
import { InMemoryEventStore } from '#kernel/event-store';
import { TEST_STAMP, bareEvent, openTestLog } from '#kernel/event-store/testing';
import { proveCopy } from '../migrate/prove-copy.js';
import { recordMigration } from '../migrate/record-migration.js';
import { SpreadEventStore, eventsIn, openProven, recordEntry } from '../migrate/testing/pair.js';
import { BackupsForTests } from '../backup/testing/backups.js';
import { Misuse } from '../misuse.js';
import { assertOwnDocuments, assertWhole, chooseBackup } from './chosen-backup.js';
import { copyEvents } from './copy-events.js';

let backups: BackupsForTests;
let target: SpreadEventStore;
beforeEach(async () => {
  backups = await BackupsForTests.of(3);
  target = new SpreadEventStore();
});
afterEach(() => backups.keys.drop());

const chosen = (from = backups.folder, keysFrom?: string) => chooseBackup({ from, keysFrom }, TEST_STAMP.keys);
const whole = async (from?: string) => assertWhole(await chosen(from), () => undefined);
const copied = async (into = target, identity = backups.identity) =>
  copyEvents(
    into,
    await chosen(),
    { identities: [identity], interrupted: new AbortController().signal },
    () => undefined,
  );
const idsIn = async (store: InMemoryEventStore) => (await eventsIn(store)).map(({ id }) => id);

describe('the backup that is restored', () => {
  it('is the newest of a folder, or the one whose manifest is named', async () => {
    const first = await backups.backUp();
    await backups.record();
    const second = await backups.backUp();
    expect((await chosen()).manifest).toMatchObject({ events: second.events });
    expect((await chosen(first.manifestPath)).manifest).toMatchObject({ events: first.events });
    await whole(first.manifestPath);
  });

  it('stays whole when a later one begins again, with its documents', async () => {
    await backups.store('a sealed document');
    const first = await backups.backUp();
    await backups.backUp({ isFull: true });
    await whole(first.manifestPath);
  });

  it('is refused by a folder that holds documents of another installation', async () => {
    await backups.store('a sealed document');
    const { documents } = await backups.sources();
    await backups.backUp();
    await assertOwnDocuments(await chosen(), new FolderDocumentStore(join(backups.documentsFolder, 'new')));
    await assertOwnDocuments(await chosen(), documents); // after a kill
    await backups.store('of another installation');
    await expect(assertOwnDocuments(await chosen(), documents)).rejects.toThrow('set HOMEWARD_DOCUMENTS_FOLDER');
  });

  it('is refused where there is no manifest', async () => {
    const absent = join(backups.folder, 'absent');
    await expect(chosen(absent)).rejects.toThrow(
      new Misuse(`--from names ${absent}, which does not exist: name the folder or the manifest of a backup.`),
    );
    await expect(chosen()).rejects.toThrow('There is no backup in');
    const { manifestPath } = await backups.backUp();
    await rm(manifestPath);
    await expect(chosen()).rejects.toThrow('which is written last');
  });

  it.each<[string, (file: string) => Promise<void>]>([
    ['missing', (file) => rm(file)],
    ['not what the manifest names', async (file) => writeFile(file, (await readFile(file)).subarray(0, -1))],
    ['not what the manifest names', async (file) => writeFile(file, (await readFile(file)).fill(0, 40, 41))],
  ])('is refused with a file that is %s, and the file is named', async (what, damage) => {
    const { log } = await backups.backUp();
    const file = join(backups.folder, log[0]!.file);
    await damage(file);
    await expect(whole()).rejects.toThrow(`${file} is ${what}`);
  });

  it('may have its keys in another folder', async () => {
    const { keys, manifestPath } = await backups.backUp();
    const elsewhere = join(backups.folder, 'elsewhere');
    await mkdir(elsewhere);
    await rename(join(backups.folder, 'keys', keys.file), join(elsewhere, keys.file));
    await assertWhole(await chosen(dirname(manifestPath), elsewhere), () => undefined);
  });
});

describe('the copy of its log', () => {
  it('is the log of the backup, proven from its first event', async () => {
    const { origin, events } = await backups.backUp();
    await backups.record(); // after the backup
    const log = await copied();
    await proveCopy(target, TEST_STAMP, { ...log, origin, events }, () => undefined);
    expect(await idsIn(target)).toEqual((await idsIn(backups.pair.source)).slice(0, events));
  });

  it('continues where a killed restore stopped', async () => {
    await backups.backUp();
    let left = 4;
    target.before = () => {
      if (left-- === 0) throw new Error('The power went.');
    };
    await expect(copied()).rejects.toThrow('The power went.');
    target.before = () => undefined;
    expect((await idsIn(target)).length).toBeGreaterThan(0);
    await copied();
    expect(await idsIn(target)).toEqual(await idsIn(backups.pair.source));
  });

  it('changes nothing the second time, also after the copy is recorded', async () => {
    const { origin } = await backups.backUp();
    const log = await copied();
    const at = { from: 'embedded', stamp: TEST_STAMP } as const;
    const id = await recordMigration(await openProven(target), at, { ...log, origin });
    const before = await idsIn(target);
    expect((await copied()).migration?.id).toBe(id);
    expect(await idsIn(target)).toEqual(before);
  });

  it.each<[string, (store: InMemoryEventStore, origin: string) => Promise<unknown>]>([
    ['another log', async (store) => openTestLog(store)],
    ['events of another application', async (store) => store.append('orders-1', [foreign], -1)],
  ])('is refused by an event store that holds %s', async (_, fill) => {
    await backups.backUp();
    await fill(target, backups.pair.origin);
    const before = await idsIn(target);
    await expect(copied()).rejects.toThrow(/not empty|of no log of Homeward/);
    expect(await idsIn(target)).toEqual(before);
  });

  it('is refused by an installation that went on after the backup', async () => {
    await backups.backUp();
    await copied();
    await recordEntry(target, backups.pair.origin);
    await expect(copied()).rejects.toThrow('went on');
  });

  it('needs the private key of a recipient', async () => {
    await backups.backUp();
    await expect(copied(target, await generateIdentity())).rejects.toThrow('--identity must name the private key');
  });
});

// only what a listing of strangers' events reads
const foreign = bareEvent('Ordered');
