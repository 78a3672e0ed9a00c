import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InMemoryEventStore, type EventStore, type RecordedEvent } from '#kernel/event-store';
import { LOSS_ACCEPTED, compareHead } from './compare-head.js';
import type { HeadFolder, SignedHead } from './head-folder.js';
import {
  AlteredLog,
  eventsOf,
  recordedEvent,
  headFolder,
  headKey,
  logOf,
  migrateLog,
  notaryOf,
  record,
  secondsLater,
} from './testing.js';

const AT = secondsLater(0).toISOString();

let store: InMemoryEventStore;
let folder: HeadFolder;
let head: SignedHead;
let events: readonly RecordedEvent[];
beforeEach(async () => {
  folder = await headFolder();
  store = await logOf(5);
  await (await notaryOf(store, folder, headKey())).sign(secondsLater(0));
  head = (await folder.head())!;
  events = await eventsOf(store);
});
afterEach(() => rm(folder.path, { recursive: true }));

const compareWith = (log: EventStore) => compareHead(log, folder.path);

describe('at a start, the log', () => {
  it('whose head was signed is served, and so is one that has grown since', async () => {
    expect(await compareWith(store)).toBeUndefined();
    await record(store, 3);
    expect(await compareWith(store)).toBeUndefined();
  });

  it('without a signed head is served', async () => {
    await rm(join(folder.path, 'checkpoint'));
    expect(await compareWith(store)).toBeUndefined();
    expect(await compareHead(store, join(folder.path, 'absent'))).toBeUndefined();
  });

  it('of another origin is refused by name', async () => {
    const other = await logOf(20);
    const found = (await eventsOf(other))[0]!.id.slice(0, 8);
    expect(await compareWith(other)).toBe(
      `The log is another one (${found}), and the head signed at ${AT} counts 6 events of the log ${head.origin}: it was exchanged. Run: npx homeward recover`,
    );
  });

  it('that is empty is refused by name, and nothing is written to it', async () => {
    const empty = new InMemoryEventStore();
    expect(await compareWith(empty)).toBe(
      `The log is empty, and the head signed at ${AT} counts 6 events of the log ${head.origin}: it was exchanged. Run: npx homeward recover`,
    );
    expect(await empty.last([''])).toBeUndefined();
  });

  it('that is an older backup is refused by name', async () => {
    expect(await compareWith(new AlteredLog(events.slice(0, -1)))).toBe(
      `The log ends before position ${head.position}, and the head signed at ${AT} counts 6 events up to there (${head.eventId}): it was cut or restored. Run: npx homeward recover`,
    );
  });

  it('that is an older backup is refused even after it has grown past the head', async () => {
    const grown = [...events.slice(0, -1), ...(await eventsOf(await logOf(20))).slice(6)];
    expect(grown.at(-1)!.position).toBeGreaterThan(head.position);
    const there = grown.find(({ position }) => position > head.position)!.position;
    expect(await compareWith(new AlteredLog(grown))).toBe(
      `The log has no event at position ${head.position}, and the head signed at ${AT} counts 6 events up to ${head.eventId} there: it was cut, restored or exchanged. Run: npx homeward recover`,
    );
    const replaced = grown.map((event) => (event.position === there ? { ...event, position: head.position } : event));
    expect(await compareWith(new AlteredLog(replaced))).toContain(
      `The log has the event ${grown.find(({ position }) => position === there)!.id} at position ${head.position}`,
    );
  });

  it('is served again once the loss of exactly that head was accepted', async () => {
    const restoreLog = (data: object, change: object = {}) => {
      const accepted = {
        ...events[0]!,
        revision: 1,
        position: 3n,
        ...recordedEvent('homeward-log', 1, LOSS_ACCEPTED, data as never),
        ...change,
      };
      return new AlteredLog([...events.slice(0, 3), accepted]);
    };
    const data = { size: head.size, root: head.root.toString('base64'), reason: 'A backup was restored.' };
    expect(await compareWith(restoreLog(data))).toBeUndefined();
    expect(await compareWith(restoreLog({ ...data, size: 5 }))).toContain('The log ends before');
    expect(await compareWith(restoreLog({ ...data, root: 'another' }))).toContain('The log ends before');
    expect(await compareWith(restoreLog(data, { type: 'LossRegretted' }))).toContain('The log ends before');
    expect(await compareWith(restoreLog(data, { stream: 'survivor-1' }))).toContain('The log ends before');
    const flaw = { kind: 'unproven', reason: 'It has no code.' };
    expect(await compareWith(restoreLog(data, { flaw }))).toContain('The log ends before');
  });

  it('that was migrated is served, since every event which the head counts lies elsewhere', async () => {
    expect(await compareWith(await migrateLog(store))).toBeUndefined();
  });

  it('that was migrated before the head was signed is refused where that event is not in it', async () => {
    expect(await compareWith(await migrateLog(store, { events: 5 }))).toContain(
      `up to ${head.eventId} there: it was cut`,
    );
  });

  it('is not served beside a head that does not hold', async () => {
    await writeFile(join(folder.path, 'checkpoint'), head.note.replace('\n6\n', '\n5\n'));
    expect(await compareWith(store)).toMatch(
      /^The signed head of the log in .* cannot be used: The signature of .* Put the folder of HOMEWARD_HEADS_FOLDER back as it was\.$/,
    );
  });
});
