import type { KeyObject } from 'node:crypto';
import { readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { passOver, type InMemoryEventStore, type RecordedEvent } from '#kernel/event-store';
import { UnreadableHead, type HeadFolder, type SignedHead } from './head-folder.js';
import { RECORD_BYTES, leafRecordOf } from './leaf-record.js';
import { OtherNotaryActive, LogNotary } from './log-notary.js';
import {
  eventsOf,
  recordedEvent,
  headFolder,
  headKey,
  logOf,
  notaryOf,
  record,
  rootOf,
  secondsLater,
  signHead,
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

const sign = (log = store, at?: Date): Promise<SignedHead> => signHead(log, folder, key, at);

describe('a signed head', () => {
  it('counts every event of the log, also those about the log, and has their root', async () => {
    await store.append('setaside-survivor-1', [recordedEvent('setaside-survivor-1', 0, 'SetAsideRequested')], -1);
    await store.append('stranger-1', [recordedEvent('stranger-1', 0)], -1);
    const { size, root, eventId, at } = await sign();
    const events = await eventsOf(store);
    expect(events.map(({ stream }) => stream)).toEqual(expect.arrayContaining(['homeward-log', 'setaside-survivor-1']));
    expect([size, at]).toEqual([12, secondsLater(0).toISOString()]);
    expect(root).toEqual(await rootOf(store, 12));
    expect(eventId).toBe(events.at(-1)!.id);
  });

  it('has the same leaf for an event before and after it was set aside', async () => {
    const [by, event] = (await eventsOf(store)) as [RecordedEvent, RecordedEvent];
    const flawed = { ...event, flaw: { kind: 'unknownType', reason: 'It is of a newer version.' } as const };
    const setAside = passOver(flawed, by, true);
    expect(setAside.type).not.toBe(event.type);
    expect(leafRecordOf(setAside)).toEqual(leafRecordOf(event));
  });

  it('is not signed again when nothing is new', async () => {
    const before = await sign();
    expect(await sign(store, secondsLater(1))).toEqual(before);
  });

  it('continues the one before it, with or without a restart in between', async () => {
    await sign();
    await record(store, 5);
    const notary = await notaryOf(store, folder, key);
    expect(notary.unsigned).toBe(5);
    await notary.sign(secondsLater(1));
    await record(store, 3);
    await notary.take((await eventsOf(store)).slice(-3));
    await notary.sign(secondsLater(2));
    const { size, root } = (await folder.head())!;
    expect([size, root]).toEqual([19, await rootOf(store, 19)]);
  });

  it('is rebuilt from the log where the leaves are missing or damaged, with the same result', async () => {
    const before = await sign();
    const leaves = await readFile(join(folder.path, 'leaves'));
    await record(store, 1);
    const altered = Buffer.from(leaves);
    altered[60]! ^= 1;
    for (const damaged of [undefined, Buffer.alloc(0), leaves.subarray(0, -1), altered]) {
      await rm(join(folder.path, 'leaves'), { force: true });
      if (damaged) await writeFile(join(folder.path, 'leaves'), damaged);
      const notary = await LogNotary.resume(store, folder, key);
      expect(notary.position).toBe(-1n);
      await notary.take(await eventsOf(store));
      expect([notary.unsigned, await folder.head()]).toEqual([1, before]);
    }
    const after = await sign(store, secondsLater(1));
    expect([after.size, after.root]).toEqual([12, await rootOf(store, 12)]);
    expect((await readFile(join(folder.path, 'leaves'))).subarray(0, leaves.length)).toEqual(leaves);
  });

  it('is signed by one process: another one that finds a newer head stops', async () => {
    const [one, other] = [await notaryOf(store, folder, key), await notaryOf(store, folder, key)];
    await one.sign(secondsLater(0));
    await expect(other.sign(secondsLater(1))).rejects.toThrow(OtherNotaryActive);
  });

  it('is not continued with another key', async () => {
    const { verifierKey } = await sign();
    await expect(LogNotary.resume(store, folder, headKey())).rejects.toThrow(
      `was signed by ${verifierKey}, and no other key may sign the next: put its private key back`,
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

/** A cut at the edge of a record is always tried, and within one only at some bytes. */
const CUT_EVERY = Number(process.env.POWER_CUTS_EVERY ?? 7);

describe('after a power cut', () => {
  it('at any byte of a write, it resumes', async () => {
    store = await logOf(1);
    const before = await sign();
    const key = await readFile(join(folder.path, 'checkpoint.pub'));
    await record(store, 1);
    const after = await sign(store, secondsLater(1));
    const leaves = await readFile(join(folder.path, 'leaves'));
    // the leaves are written first, then the draft of the head
    const lengths = Array.from({ length: leaves.length + 1 }, (_, length) => [length, undefined] as const).filter(
      ([length]) => length % CUT_EVERY === 0 || length % RECORD_BYTES <= 1 || length === leaves.length,
    );
    const drafts = [0, 1, 100, after.note.length].map((length) => [leaves.length, length] as const);
    for (const [length, draft] of [...lengths, ...drafts]) {
      await writeFile(join(folder.path, 'checkpoint'), before.note);
      await writeFile(join(folder.path, 'leaves'), leaves.subarray(0, length));
      if (draft !== undefined) await writeFile(join(folder.path, 'checkpoint.next'), after.note.slice(0, draft));
      expect(await sign(store, secondsLater(1))).toEqual(after);
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
