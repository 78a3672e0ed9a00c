import { cp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { LOG_MIGRATED, originOf, type InMemoryEventStore, type RecordedEvent } from '#kernel/event-store';
import { LOSS_ACCEPTED } from './compare-head.js';
import { HeadAudit, type HeadVerdict } from './head-audit.js';
import type { HeadFolder } from './head-folder.js';
import {
  eventsOf,
  recordedEvent,
  headFolder,
  headKey,
  logOf,
  migrateLog,
  notaryOf,
  record,
  rewriteEvent,
  secondsLater,
} from './testing.js';

const SIGNED = `; the head signed at ${secondsLater(0).toISOString()} counts 13 events`;

let store: InMemoryEventStore;
let folder: HeadFolder;
let events: readonly RecordedEvent[];
beforeAll(async () => {
  folder = await headFolder();
  store = await logOf(12);
  await (await notaryOf(store, folder, headKey())).sign(secondsLater(0));
  await record(store, 4);
  events = await eventsOf(store);
});
afterAll(() => rm(folder.path, { recursive: true }));

const audited = async (log: readonly RecordedEvent[], path = folder.path, origin?: string): Promise<HeadVerdict> => {
  const audit = await HeadAudit.open(path, origin ?? (await originOf(store)));
  for (let from = 0; from < log.length; from += 5) await audit.take(log.slice(from, from + 5));
  return audit.end();
};
const stranger = (like: RecordedEvent): RecordedEvent => ({
  ...like,
  ...recordedEvent(like.stream, like.revision, 'Forged'),
});

describe('a whole log beside its signed head', () => {
  it('matches what was signed, and newer events are counted', async () => {
    const { head, younger, finding } = await audited(events);
    expect([head?.size, younger, finding]).toEqual([13, 4, undefined]);
  });

  it('that was migrated is the one that was signed, wherever its events lie now', async () => {
    const copy = await eventsOf(await migrateLog(store));
    const { younger, finding } = await audited(copy);
    expect([younger, finding]).toEqual([5, undefined]);
    expect((await audited(copy.slice(0, -1))).finding?.what).toMatch(/^lies at position \d+, and was signed at \d+$/);
  });

  it('that was migrated with a change is found out', async () => {
    const copy = await eventsOf(await migrateLog(store));
    const { id: eventId } = copy[4]!;
    expect((await audited(copy.with(4, rewriteEvent(copy[4]!)))).finding).toMatchObject({ eventId });
  });

  it('of which nothing was signed is counted as younger', async () => {
    expect(await audited(events, join(folder.path, 'absent'))).toEqual({
      younger: 17,
      lossAccepted: false,
      missing: [],
    });
  });

  it.each<{ change: string; at: number; alter: (log: readonly RecordedEvent[]) => RecordedEvent[]; what: string }>([
    {
      change: 'an event was altered and chained again',
      at: 4,
      alter: (log) => log.with(4, rewriteEvent(log[4]!)),
      what: 'is not what it was when the head was signed',
    },
    { change: 'an event is missing', at: 4, alter: (log) => log.toSpliced(4, 1), what: 'is missing' },
    { change: 'two events are missing', at: 4, alter: (log) => log.toSpliced(4, 2), what: 'is missing' },
    { change: 'the first event is missing', at: 0, alter: (log) => log.slice(1), what: 'is missing' },
    {
      change: 'the last event that was signed is missing',
      at: 12,
      alter: (log) => log.toSpliced(12, 1),
      what: 'is missing',
    },
  ])('names the first difference where $change', async ({ at, alter, what }) => {
    const { id: eventId, position } = events[at]!;
    expect((await audited(alter(events))).finding).toMatchObject({ what: what + SIGNED, position, eventId });
  });

  it('names an event that was inserted, and one in the place of another', async () => {
    const between = { ...stranger(events[6]!), position: events[6]!.position };
    const later = events.slice(6).map((event) => ({ ...event, position: event.position + 1n }));
    const inserted = await audited([...events.slice(0, 6), between, ...later]);
    expect(inserted.finding).toMatchObject({
      what: `lies where the event ${events[6]!.id} was signed${SIGNED}`,
      eventId: between.id,
    });
    const ahead = { ...between, position: events[5]!.position };
    const put = await audited([...events.slice(0, 6), ahead, ...events.slice(6)]);
    expect(put.finding).toMatchObject({ what: `was not there when the head was signed${SIGNED}`, eventId: ahead.id });
  });

  it('says how many are missing where it ends too early', async () => {
    const { finding, younger } = await audited(events.slice(0, 9));
    expect(younger).toBe(0);
    expect(finding).toEqual({
      what: `is missing${SIGNED}, and the log has 9`,
      eventId: events[9]!.id,
      position: events[9]!.position,
    });
  });

  it('detects any change to signed events, and names a place at or before it', async () => {
    const done = fc.asyncProperty(
      fc.nat(12),
      fc.nat(12),
      fc.constantFrom('alter', 'drop', 'swap', 'insert', 'repeat'),
      async (at, other, how) => {
        const [one, two] = [events[at]!, events[other]!];
        const log = {
          alter: () => events.with(at, rewriteEvent(one)),
          drop: () => events.toSpliced(at, 1),
          swap: () => events.with(at, two).with(other, one),
          insert: () => events.toSpliced(at, 0, stranger(one)),
          // a repetition of the last signed event is newer than the head
          repeat: () => events.toSpliced(Math.min(at, 11), 0, events[Math.min(at, 11)]!),
        }[how]();
        const { finding } = await audited(log);
        if (how === 'swap' && at === other) return finding === undefined;
        const first = how === 'swap' ? Math.min(at, other) : at;
        const named = events.findIndex(({ position }) => position === finding?.position);
        return (
          finding !== undefined &&
          finding.eventId !== undefined &&
          named >= first - 1 &&
          named <= Math.max(at, other) + 1
        );
      },
    );
    await expect(fc.assert(done, { numRuns: 200 })).resolves.toBeUndefined();
  });

  it('is refused with a head of another origin', async () => {
    const { finding } = await audited(events, folder.path, 'ffffffff');
    expect(finding?.what).toContain('this is the log ffffffff');
  });

  it('is refused if its last signed event is at another position', async () => {
    const moved = events.map((event) => ({ ...event, position: event.position + 7n }));
    const { id, position } = events[12]!;
    expect((await audited(moved)).finding).toMatchObject({
      what: `lies at position ${position + 7n}, and was signed at ${position}`,
      eventId: id,
    });
  });

  it('differs at an unknown place when the leaves do not match the head', async () => {
    const path = `${folder.path}-damaged`;
    await cp(folder.path, path, { recursive: true });
    const leaves = await readFile(join(path, 'leaves'));
    const unnamed = 'the leaves beside it are not those of the head, so nothing says which';
    const altered = Buffer.from(leaves);
    altered[3]! ^= 1;
    for (const damaged of [leaves.subarray(0, 100), altered]) {
      await writeFile(join(path, 'leaves'), damaged);
      expect((await audited(events.with(4, rewriteEvent(events[4]!)), path)).finding?.what).toContain(unnamed);
      expect((await audited(events, path)).finding).toBeUndefined();
    }
    await rm(path, { recursive: true });
  });

  it('cannot be compared with a head whose signature is invalid', async () => {
    const path = `${folder.path}-unreadable`;
    await cp(folder.path, path, { recursive: true });
    await truncate(join(path, 'checkpoint'), 30);
    const { finding, head } = await audited(events, path);
    expect([head, finding?.what]).toEqual([undefined, expect.stringContaining('cannot be used')]);
    await rm(path, { recursive: true });
  });

  it('is not taken as migrated by an event without a verified code: anybody can write one', async () => {
    const moved = events.map((event) => ({ ...event, position: event.position + 7n }));
    const forged = {
      ...moved[0]!,
      revision: 1,
      position: 99n,
      ...recordedEvent('homeward-log', 1, LOG_MIGRATED, { events: 1_000 }),
    };
    const audit = await HeadAudit.open(folder.path, await originOf(store), false);
    await audit.take([...moved, forged]);
    expect((await audit.end()).finding?.what).toMatch(/^lies at position \d+, and was signed at \d+$/);
  });

  it('is not sound by an accepted loss without a verified code: anybody can write one', async () => {
    const { size, root } = (await folder.head())!;
    const data = { size, root: root.toString('base64') };
    const accepted = {
      ...events[0]!,
      revision: 1,
      position: 99n,
      ...recordedEvent('homeward-log', 1, LOSS_ACCEPTED, data),
    };
    const audit = await HeadAudit.open(folder.path, await originOf(store), false);
    await audit.take([...events.slice(0, 9), accepted]);
    const { finding, lossAccepted } = await audit.end();
    expect([finding?.what, lossAccepted]).toEqual([expect.any(String), false]);
  });

  it('is sound where its missing events were accepted as lost', async () => {
    const { size, root } = (await folder.head())!;
    const data = { size, root: root.toString('base64') };
    const accepted = {
      ...events[0]!,
      revision: 1,
      position: 99n,
      ...recordedEvent('homeward-log', 1, LOSS_ACCEPTED, data),
    };
    const { finding, lossAccepted } = await audited([...events.slice(0, 9), accepted]);
    expect([finding, lossAccepted]).toEqual([undefined, true]);
  });
});
