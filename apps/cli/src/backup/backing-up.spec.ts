import { mkdir, readFile, readdir, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { FolderDocumentStore } from '#security/documents';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { InMemoryEventStore } from '#kernel/event-store';
import { TEST_STAMP, openTestLog } from '#kernel/event-store/testing';
import { HeadFolder } from '#security/log-head';
import { eventsIn, openProven } from '../migrate/testing/pair.js';
import { DRAFT, openEncryptedFile, readEncrypted, sha256OfFile } from './encrypted-file.js';
import { eventOf, type EventLine } from './event-line.js';
import { manifestsIn, readManifest } from './manifest.js';
import { UnreadableFigures } from './released-figures.js';
import { formatBackup } from './printed.js';
import { BackupsForTests } from './testing/backups.js';

let backups: BackupsForTests;
beforeEach(async () => {
  backups = await BackupsForTests.of(3);
});
afterEach(() => backups.keys.drop());

const linesIn = async (file: string, identity = backups.identity): Promise<unknown[]> => {
  const lines: unknown[] = [];
  for await (const line of readEncrypted(file, [identity])) lines.push(line);
  return lines;
};

describe('a backup', () => {
  it('holds every event as it is stored, up to the position that it names', async () => {
    const { log, last, events, head } = await backups.backUp();
    const stored = await eventsIn(backups.pair.source);
    const lines = (await linesIn(join(backups.folder, log[0]!.file))) as EventLine[];
    expect(lines.map(eventOf)).toEqual(stored);
    expect([events, last.eventId]).toEqual([stored.length, stored.at(-1)!.id]);
    expect(last.position).toBe(`${backups.pair.origin}.${stored.at(-1)!.position}`);
    expect(head?.note).toBe((await new HeadFolder(backups.pair.folder.path).head())!.note);
  });

  it('writes only new events the next time, and all of them when asked', async () => {
    const first = await backups.backUp();
    await backups.record();
    const second = await backups.backUp();
    expect([second.added, second.log.length, second.log[0]]).toEqual([1, 2, first.log[0]]);
    expect(await backups.backUp()).toMatchObject({ added: 0, events: second.events, log: second.log });
    expect(await backups.backUp({ isFull: true })).toMatchObject({ added: second.events, events: second.events });
    for (const { file, sha256 } of second.log) expect(await sha256OfFile(join(backups.folder, file))).toBe(sha256);
  });

  it('starts over when an earlier segment is missing, or its manifest was changed', async () => {
    const first = await backups.backUp();
    await rm(join(backups.folder, first.log[0]!.file));
    const second = await backups.backUp();
    expect(second.added).toBe(first.events);
    await writeFile(
      second.manifestPath,
      (await readFile(second.manifestPath, 'utf8')).replace('"flawed": 0', '"flawed": 1'),
    );
    expect((await backups.backUp()).added).toBe(first.events);
  });

  it('starts over for other recipients, so that the new private key opens all of it', async () => {
    await backups.store('a sealed document');
    const first = await backups.backUp();
    const identity = await generateIdentity();
    const second = await backups.backUp({ recipients: [await identityToRecipient(identity)] });
    expect(second.added).toBe(first.events);
    for (const { file } of second.log) expect(await linesIn(join(backups.folder, file), identity)).not.toEqual([]);
    for (const { file } of second.documents)
      expect((await buffer(await openEncryptedFile(join(backups.folder, file), [identity]))).toString()).toContain(
        'sealed',
      );
  });

  it.each(['log', 'documents'] as const)('starts over, and says so, when a file of its %s rotted', async (part) => {
    await backups.store('a sealed document');
    const first = await backups.backUp();
    const file = join(backups.folder, first[part][0]!.file);
    await writeFile(file, (await readFile(file)).fill(0, 40, 41)); // of the same length
    const second = await backups.backUp();
    expect(second).toMatchObject({ added: first.events, damaged: file });
    expect(formatBackup(second, 'keys', [])).toContain(`${file} is missing or was changed`);
    expect((await backups.backUp()).added).toBe(0);
  });

  it('does not continue the backup of another log', async () => {
    await backups.backUp();
    const other = new InMemoryEventStore();
    const origin = await openTestLog(other);
    const { heads } = backups.pair.migrating();
    const of = await backups.backUp({ log: await openProven(other), headsFolder: join(heads.folder, 'none') });
    expect(of).toMatchObject({ origin, events: 1, added: 1 });
  });

  it('is none when it is interrupted, and the next one is whole', async () => {
    const interrupted = AbortSignal.abort(new Error('Interrupted.'));
    await expect(backups.backUp({ interrupted })).rejects.toThrow('Interrupted.');
    expect(await manifestsIn(backups.folder)).toEqual([]);
    expect(await readdir(join(backups.folder, 'log'))).toEqual([]);
    const { log } = await backups.backUp();
    expect(await linesIn(join(backups.folder, log[0]!.file))).not.toEqual([]);
  });

  it('leaves nothing of what it wrote when it fails at its last step, on a disk that is full by then', async () => {
    const taken = join(backups.folder, `backup-20260301T010000000Z.json${DRAFT}`);
    await mkdir(taken);
    await expect(backups.backUp({}, new Date('2026-03-01T01:00:00.000Z'))).rejects.toThrow(/directory/);
    expect(await manifestsIn(backups.folder)).toEqual([]);
    for (const part of ['log', 'keys']) expect(await readdir(join(backups.folder, part))).toEqual([]);
    await rmdir(taken);
    expect((await backups.backUp()).events).toBeGreaterThan(0);
  });

  it('is refused for a log that is shorter than its signed head', async () => {
    const other = new InMemoryEventStore();
    await openTestLog(other);
    await expect(backups.backUp({ log: await openProven(other) })).rejects.toThrow(
      /was exchanged.*npx homeward recover/,
    );
  });

  it('opens with the private key of its recipient only, and not when it was cut or changed', async () => {
    const { log } = await backups.backUp();
    const file = join(backups.folder, log[0]!.file);
    await expect(linesIn(file, await generateIdentity())).rejects.toThrow('no identity matched');
    const bytes = await readFile(file);
    await writeFile(file, bytes.subarray(0, -1));
    await expect(linesIn(file)).rejects.toThrow('invalid tag');
    await writeFile(file, bytes.with(-20, bytes.at(-20)! ^ 1));
    await expect(linesIn(file)).rejects.toThrow('invalid tag');
  });

  it('has a manifest that nobody without the log key can make', async () => {
    const { manifestPath: manifest } = await backups.backUp();
    expect(await readManifest(manifest, TEST_STAMP.keys)).toMatchObject({ origin: backups.pair.origin });
    const text = await readFile(manifest, 'utf8');
    await writeFile(manifest, text.replace('"tombstones": 0', '"tombstones": 9'));
    await expect(readManifest(manifest, TEST_STAMP.keys)).rejects.toThrow('was changed since');
  });

  it('copies each document once, encrypted, under a name that says nothing', async () => {
    const { survivorId, documentId } = await backups.store('a sealed document');
    const { documentsFolder } = backups;
    const { documents, manifestPath: manifest } = await backups.backUp();
    const { file } = documents[0]!;
    expect(await buffer(await openEncryptedFile(join(backups.folder, file), [backups.identity]))).toEqual(
      Buffer.from('a sealed document'),
    );
    const { mtimeMs } = await stat(join(backups.folder, file));
    expect((await backups.backUp()).documents).toEqual(documents);
    expect((await stat(join(backups.folder, file))).mtimeMs).toBe(mtimeMs);
    expect(await readFile(manifest, 'utf8')).not.toMatch(new RegExp(`${survivorId}|${documentId}`));
    await rm(documentsFolder, { recursive: true });
    expect((await backups.backUp()).documents).toEqual([]);
  });

  it('holds the figures that were released, or those of the backup before, and says why', async () => {
    const rows = [{ year: 2020, figure: 'M1', key: 'total', value: 12 }];
    backups.released.push(rows);
    const { released, unreadableFigures } = await backups.backUp();
    expect([released, unreadableFigures]).toMatchObject([{ figures: 1 }, null]);
    expect(await linesIn(join(backups.folder, released!.file))).toEqual(rows);
    const unreadable = {
      releases: (): never => {
        throw new UnreadableFigures('it does not answer');
      },
    };
    const without = await backups.backUp({ released: unreadable });
    expect([without.released, without.unreadableFigures]).toEqual([released, 'it does not answer']);
    const first = await backups.backUp({ released: unreadable, isFull: true });
    expect([first.released, first.unreadableFigures]).toEqual([null, 'it does not answer']);
    expect(await manifestsIn(backups.folder)).toHaveLength(3);
  });

  it('counts each time the documents that entries name and that are not there', async () => {
    const [there, gone] = [await backups.store('one'), await backups.store('another')];
    await backups.attach(there);
    await backups.attach(gone);
    expect(await backups.backUp()).toMatchObject({ missing: 0 });
    const { documentsFolder } = backups;
    await rm(join(documentsFolder, gone.survivorId), { recursive: true });
    for (const isFull of [false, false, true]) {
      const result = await backups.backUp({ isFull });
      expect(result).toMatchObject({ missing: 1, documents: [expect.anything()] });
      expect(formatBackup(result, 'keys', [])).toContain('DOCUMENTS_MISSING');
    }
    backups.tombstones.push({ subject: gone.survivorId, requestId: null, at: '2026-03-01T09:00:00.000Z' });
    expect(await backups.backUp()).toMatchObject({ missing: 0, attached: [expect.any(String)] });
  });

  it('is refused without the folder of documents that entries name', async () => {
    await backups.attach(await backups.store('one'));
    const documents = new FolderDocumentStore(join(backups.folder, 'none'));
    await expect(backups.backUp({ documents })).rejects.toThrow('HOMEWARD_DOCUMENTS_FOLDER');
    expect(await manifestsIn(backups.folder)).toEqual([]);
  });

  it('reads the tombstones after the keys, so that a key destroyed meanwhile has one', async () => {
    const order: string[] = [];
    const { keys } = await backups.sources();
    await backups.backUp({
      keys: Object.assign(Object.create(keys), {
        transaction: async (work: Parameters<typeof keys.transaction>[0]) => {
          const read = await keys.transaction(work);
          order.push('keys');
          return read;
        },
      }),
      tombstones: { all: () => (order.push('tombstones'), []) },
    });
    expect(order.slice(-2)).toEqual(['keys', 'tombstones']);
  });
});

describe('a backup of a damaged key file', () => {
  it('is refused, since a restore would put that file back', async () => {
    await mkdir(join(backups.folder, 'keys'), { recursive: true });
    await writeFile(join(backups.folder, 'keys', 'digest.key'), '00');
    await expect(backups.backUp()).rejects.toMatchObject({
      code: 'FILE_DAMAGED',
      message: expect.stringMatching(/digest\.key is not valid.*Nothing was backed up\.$/s),
    });
    expect(await manifestsIn(backups.folder)).toEqual([]);
  });

  it('is made where it does not take that file along', async () => {
    await mkdir(join(backups.folder, 'keys'), { recursive: true });
    await writeFile(join(backups.folder, 'keys', 'webhook.key'), '00');
    await expect(backups.backUp()).resolves.toBeDefined();
  });
});
