import type { KeyObject } from 'node:crypto';
import { cp, mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LogMismatch, passedOver, type InMemoryEventStore, type RecordedEvent } from '#kernel/event-store';
import { MerkleTree, leafOf } from '#kernel/integrity';
import { LOSS_ACCEPTED } from './compare-head.js';
import { UnreadableHead, type HeadFolder, type SignedHead } from './head-folder.js';
import { RECORD_BYTES, recordOf } from './leaf-record.js';
import { AnotherNotary, LogNotary } from './log-notary.js';
import {
  AlteredLog,
  eventsOf,
  happened,
  headFolder,
  headKey,
  logOf,
  migratedLog,
  notaryOf,
  record,
  rewritten,
  second,
} from './testing.js';

let store: InMemoryEventStore;
let folder: HeadFolder;
let key: KeyObject;
beforeEach(async () => {
  store = await logOf(10);
  folder = await headFolder();
  key = headKey();
});
afterEach(() => rm(folder.path, { recursive: true }));

const sign = async (log = store, at = second(0)): Promise<SignedHead> => {
  const notary = await notaryOf(log, folder, key);
  await notary.sign(at);
  return (await folder.head())!;
};

/** The root over the first events of a log, computed from scratch. */
const rootOf = async (size: number, log = store): Promise<Buffer> => {
  const tree = new MerkleTree();
  for (const event of (await eventsOf(log)).slice(0, size)) tree.append(leafOf(event));
  return tree.root();
};

describe('a signed head', () => {
  it('counts every event of the log, also those about the log, and has their root', async () => {
    await store.append('setaside-survivor-1', [happened('setaside-survivor-1', 0, 'SetAsideRequested')], -1);
    await store.append('stranger-1', [happened('stranger-1', 0)], -1);
    const { size, root, eventId, at } = await sign();
    const events = await eventsOf(store);
    expect(events.map(({ stream }) => stream)).toEqual(expect.arrayContaining(['homeward-log', 'setaside-survivor-1']));
    expect([size, at]).toEqual([12, second(0).toISOString()]);
    expect(root).toEqual(await rootOf(12));
    expect(eventId).toBe(events.at(-1)!.id);
  });

  it('has the same leaf for an event before and after it was set aside', async () => {
    const [by, event] = (await eventsOf(store)) as [RecordedEvent, RecordedEvent];
    const flawed = { ...event, flaw: { kind: 'unknownType', reason: 'It is of a newer version.' } as const };
    const setAside = passedOver(flawed, by, true);
    expect(setAside.type).not.toBe(event.type);
    expect(recordOf(setAside)).toEqual(recordOf(event));
  });

  it('is not signed again when nothing is new', async () => {
    const before = await sign();
    expect(await sign(store, second(1))).toEqual(before);
  });

  it('continues the one before it, with or without a restart in between', async () => {
    await sign();
    await record(store, 5);
    const notary = await notaryOf(store, folder, key);
    expect(notary.unsigned).toBe(5);
    await notary.sign(second(1));
    await record(store, 3);
    await notary.take((await eventsOf(store)).slice(-3));
    await notary.sign(second(2));
    const { size, root } = (await folder.head())!;
    expect([size, root]).toEqual([19, await rootOf(19)]);
  });

  it('is rebuilt from the log where the leaves are missing or damaged, with the same result', async () => {
    const before = await sign();
    const leaves = await readFile(join(folder.path, 'leaves'));
    await record(store, 1);
    for (const damaged of [undefined, Buffer.alloc(0), leaves.subarray(0, -1), Buffer.from(leaves).fill(7, 60, 61)]) {
      await rm(join(folder.path, 'leaves'), { force: true });
      if (damaged) await writeFile(join(folder.path, 'leaves'), damaged);
      const notary = await LogNotary.resume(store, folder, key);
      expect(notary.position).toBe(-1n);
      await notary.take(await eventsOf(store));
      expect([notary.unsigned, await folder.head()]).toEqual([1, before]);
    }
    const after = await sign(store, second(1));
    expect([after.size, after.root]).toEqual([12, await rootOf(12)]);
    expect((await readFile(join(folder.path, 'leaves'))).subarray(0, leaves.length)).toEqual(leaves);
  });

  it('is signed by one process: another one that finds a newer head stops', async () => {
    const [one, other] = [await notaryOf(store, folder, key), await notaryOf(store, folder, key)];
    await one.sign(second(0));
    await expect(other.sign(second(1))).rejects.toThrow(AnotherNotary);
  });

  it('is not continued with another key', async () => {
    const { verifierKey } = await sign();
    await expect(LogNotary.resume(store, folder, headKey())).rejects.toThrow(
      `The last head of the log was signed by ${verifierKey}: put its private key back (HOMEWARD_HEAD_KEY_FILE).`,
    );
  });
});

describe('a head whose signature is invalid', () => {
  const file = (name: string) => join(folder.path, name);
  const unreadable = async (why: RegExp) => {
    await expect(LogNotary.resume(store, folder, key)).rejects.toThrow(UnreadableHead);
    await expect(LogNotary.resume(store, folder, key)).rejects.toThrow(why);
  };

  it('is not continued, and is named', async () => {
    const { note, size } = await sign();
    await writeFile(file('checkpoint'), note.slice(0, 40));
    await unreadable(
      /^The signed head of the log in .* cannot be used: .* Put the folder of HOMEWARD_HEADS_FOLDER back/,
    );
    await writeFile(file('checkpoint'), note.replace(`\n${size}\n`, `\n${size - 1}\n`));
    await unreadable(/is invalid: the note was altered/);
    await writeFile(file('checkpoint'), note);
    await rm(file('checkpoint.pub'));
    await unreadable(/checkpoint\.pub, is missing/);
  });
});

describe('after a power cut', () => {
  it('at any byte of a write, it resumes', async () => {
    store = await logOf(1);
    const before = await sign();
    const key = await readFile(join(folder.path, 'checkpoint.pub'));
    await record(store, 1);
    const after = await sign(store, second(1));
    const leaves = await readFile(join(folder.path, 'leaves'));
    // the leaves are written first, then the draft of the head
    const lengths = Array.from({ length: leaves.length + 1 }, (_, length) => [length, undefined] as const);
    const drafts = [0, 1, 100, after.note.length].map((length) => [leaves.length, length] as const);
    for (const [length, draft] of [...lengths, ...drafts]) {
      await writeFile(join(folder.path, 'checkpoint'), before.note);
      await writeFile(join(folder.path, 'leaves'), leaves.subarray(0, length));
      if (draft !== undefined) await writeFile(join(folder.path, 'checkpoint.next'), after.note.slice(0, draft));
      expect(await sign(store, second(1))).toEqual(after);
      expect(await readFile(join(folder.path, 'leaves'))).toEqual(leaves);
    }
    expect((await readdir(folder.path)).toSorted()).toEqual(['checkpoint', 'checkpoint.pub', 'leaves']);
    expect(await readFile(join(folder.path, 'checkpoint.pub'))).toEqual(key);
  });

  it('before the first head, it begins at the first event', async () => {
    await sign();
    const leaves = await readFile(join(folder.path, 'leaves'));
    await rm(join(folder.path, 'checkpoint'));
    for (const length of [0, 1, RECORD_BYTES, 5 * RECORD_BYTES + 3]) {
      await truncate(join(folder.path, 'leaves'), length);
      expect((await LogNotary.resume(store, folder, key)).position).toBe(-1n);
    }
    expect((await sign()).size).toBe(11);
    expect(await readFile(join(folder.path, 'leaves'))).toEqual(leaves);
  });
});

describe('a log that does not match its signed head', () => {
  const refused = async (log: InMemoryEventStore) => {
    const reason = await LogNotary.resume(log, folder, key).catch((error: unknown) => error);
    expect(reason).toBeInstanceOf(LogMismatch);
    return (reason as LogMismatch).message;
  };

  it('gets no signature if it has another origin, was cut, or ends with another event', async () => {
    const { position } = await sign();
    expect(await refused(await logOf(11))).toMatch(/^The log is another one .* npx homeward recover$/);
    const events = await eventsOf(store);
    expect(await refused(new AlteredLog(events.slice(0, -1)))).toContain(`The log ends before position ${position}`);
    const other = { ...events.at(-1)!, id: events[0]!.id };
    expect(await refused(new AlteredLog(events.with(-1, other)))).toContain(`at position ${position}`);
  });

  it('is detected even without the leaves, and never gets a second root for one size', async () => {
    const before = await sign();
    await rm(join(folder.path, 'leaves'));
    const events = await eventsOf(store);
    const altered = rewritten(events[4]!);
    const notary = await LogNotary.resume(new AlteredLog(events.with(4, altered)), folder, key);
    await expect(notary.take(events.with(4, altered))).rejects.toThrow('The first 11 events of the log are not those');
    expect(await folder.head()).toEqual(before);
  });

  it('is signed again after its loss was accepted: the old head is archived, and a new tree begins', async () => {
    const lost = await sign();
    const restored = await logOf(4);
    const accept = (root: string, revision: number) =>
      happened('homeward-log', revision, LOSS_ACCEPTED, { size: lost.size, root, reason: 'A backup was restored.' });
    await restored.append('homeward-log', [accept(Buffer.alloc(32).toString('base64'), 1)], 0);
    await refused(restored);
    await restored.append('homeward-log', [accept(lost.root.toString('base64'), 2)], 1);
    const { size, root } = await sign(restored, second(60));
    expect([size, root]).toEqual([7, await rootOf(7, restored)]);
    const mark = '11.20260301T000000Z';
    expect((await readdir(folder.path)).toSorted()).toEqual(
      ['', `.${mark}`, '.pub', `.pub.${mark}`].map((end) => `checkpoint${end}`).concat('leaves', `leaves.${mark}`),
    );
    expect(await readFile(join(folder.path, `checkpoint.${mark}`), 'utf8')).toBe(lost.note);
  });

  it('goes on after a migration: the next head continues the last one, with leaves at the new positions', async () => {
    const before = await sign();
    const copy = await migratedLog(store);
    const notary = await LogNotary.resume(copy, folder, key);
    expect(notary.position).toBe(-1n);
    const after = await sign(copy, second(60));
    const last = (await eventsOf(copy)).at(-1)!;
    expect(after).toMatchObject({ size: before.size + 1, position: last.position, eventId: last.id });
    expect(after.root).toEqual(await rootOf(12, copy));
    expect((await readdir(folder.path)).toSorted()).toEqual(['checkpoint', 'checkpoint.pub', 'leaves']);
    await refused(store);
    expect(await sign(copy, second(61))).toEqual(after);
  });

  it('is found where a migration changed it', async () => {
    await sign();
    const copy = await eventsOf(await migratedLog(store));
    const altered = copy.with(4, rewritten(copy[4]!));
    const notary = await LogNotary.resume(new AlteredLog(altered), folder, key);
    await expect(notary.take(altered)).rejects.toThrow('The first 11 events of the log are not those');
  });

  it('is put aside once only, wherever the power goes over it', async () => {
    const lost = await sign();
    const restored = await logOf(4);
    const data = { size: lost.size, root: lost.root.toString('base64') };
    await restored.append('homeward-log', [happened('homeward-log', 1, LOSS_ACCEPTED, data)], 0);
    const whole = await mkdtemp(join(tmpdir(), 'homeward-heads-'));
    await cp(folder.path, whole, { recursive: true });
    const mark = '11.20260301T000000Z';
    const done = [`leaves.${mark}`, `checkpoint.pub.${mark}`, `checkpoint.${mark}`];
    for (let steps = 0; steps <= done.length; steps++) {
      await rm(folder.path, { recursive: true });
      await cp(whole, folder.path, { recursive: true });
      for (const name of done.slice(0, steps)) {
        const from = join(folder.path, name.replace(`.${mark}`, ''));
        await cp(from, join(folder.path, name));
        if (name !== `checkpoint.pub.${mark}`) await rm(from);
      }
      expect((await sign(restored, second(60))).size).toBe(6);
      expect(await readdir(folder.path)).toEqual(expect.arrayContaining(done));
    }
    await rm(whole, { recursive: true });
  });
});
