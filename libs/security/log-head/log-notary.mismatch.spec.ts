import type { KeyObject } from 'node:crypto';
import { cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LogMismatch, type InMemoryEventStore } from '#kernel/event-store';
import { LOSS_ACCEPTED } from './compare-head.js';
import type { HeadFolder, SignedHead } from './head-folder.js';
import { LogNotary } from './log-notary.js';
import {
  AlteredLog,
  eventsOf,
  recordedEvent,
  headFolder,
  headKey,
  logOf,
  migrateLog,
  rewriteEvent,
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

describe('a log that does not match its signed head', () => {
  const expectRefusal = async (log: InMemoryEventStore) => {
    const reason = await LogNotary.resume(log, folder, key).catch((error: unknown) => error);
    expect(reason).toBeInstanceOf(LogMismatch);
    return (reason as LogMismatch).message;
  };

  it('gets no signature if it has another origin, was cut, or ends with another event', async () => {
    const { position } = await sign();
    expect(await expectRefusal(await logOf(11))).toMatch(/^The log is another one .* npx homeward recover$/);
    const events = await eventsOf(store);
    expect(await expectRefusal(new AlteredLog(events.slice(0, -1)))).toContain(
      `The log ends before position ${position}`,
    );
    const other = { ...events.at(-1)!, id: events[0]!.id };
    expect(await expectRefusal(new AlteredLog(events.with(-1, other)))).toContain(`at position ${position}`);
  });

  it('is detected even without the leaves, and never gets a second root for one size', async () => {
    const before = await sign();
    await rm(join(folder.path, 'leaves'));
    const events = await eventsOf(store);
    const altered = rewriteEvent(events[4]!);
    const notary = await LogNotary.resume(new AlteredLog(events.with(4, altered)), folder, key);
    await expect(notary.take(events.with(4, altered))).rejects.toThrow('The first 11 events of the log are not those');
    expect(await folder.head()).toEqual(before);
  });

  it('is signed again after its loss was accepted: the old head is archived, and a new tree begins', async () => {
    const lost = await sign();
    const restored = await logOf(4);
    const accept = (root: string, revision: number) =>
      recordedEvent('homeward-log', revision, LOSS_ACCEPTED, {
        size: lost.size,
        root,
        reason: 'A backup was restored.',
      });
    await restored.append('homeward-log', [accept(Buffer.alloc(32).toString('base64'), 1)], 0);
    await expectRefusal(restored);
    await restored.append('homeward-log', [accept(lost.root.toString('base64'), 2)], 1);
    const { size, root } = await sign(restored, secondsLater(60));
    expect([size, root]).toEqual([7, await rootOf(restored, 7)]);
    const mark = '11.20260301T000000Z';
    expect((await readdir(folder.path)).toSorted()).toEqual(
      ['', `.${mark}`, '.pub', `.pub.${mark}`].map((end) => `checkpoint${end}`).concat('leaves', `leaves.${mark}`),
    );
    expect(await readFile(join(folder.path, `checkpoint.${mark}`), 'utf8')).toBe(lost.note);
  });

  it('continues after a migration: the next head continues the last one, with leaves at the new positions', async () => {
    const before = await sign();
    const copy = await migrateLog(store);
    const notary = await LogNotary.resume(copy, folder, key);
    expect(notary.position).toBe(-1n);
    const after = await sign(copy, secondsLater(60));
    const last = (await eventsOf(copy)).at(-1)!;
    expect(after).toMatchObject({ size: before.size + 1, position: last.position, eventId: last.id });
    expect(after.root).toEqual(await rootOf(copy, 12));
    expect((await readdir(folder.path)).toSorted()).toEqual(['checkpoint', 'checkpoint.pub', 'leaves']);
    await expectRefusal(store);
    expect(await sign(copy, secondsLater(61))).toEqual(after);
  });

  it('is detected if a migration changed it', async () => {
    await sign();
    const copy = await eventsOf(await migrateLog(store));
    const altered = copy.with(4, rewriteEvent(copy[4]!));
    const notary = await LogNotary.resume(new AlteredLog(altered), folder, key);
    await expect(notary.take(altered)).rejects.toThrow('The first 11 events of the log are not those');
  });

  it('is archived only once, even if a power cut interrupts that', async () => {
    const lost = await sign();
    const restored = await logOf(4);
    const data = { size: lost.size, root: lost.root.toString('base64') };
    await restored.append('homeward-log', [recordedEvent('homeward-log', 1, LOSS_ACCEPTED, data)], 0);
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
      expect((await sign(restored, secondsLater(60))).size).toBe(6);
      expect(await readdir(folder.path)).toEqual(expect.arrayContaining(done));
    }
    await rm(whole, { recursive: true });
  });
});
