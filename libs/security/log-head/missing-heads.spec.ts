import { rm } from 'node:fs/promises';
import type { InMemoryEventStore } from '#kernel/event-store';
import { TEST_STAMP } from '#kernel/event-store/testing';
import { HeadAudit } from './head-audit.js';
import type { HeadFolder } from './head-folder.js';
import { recordMissingHeads } from './missing-heads.js';
import { AlteredLog, eventsOf, headFolder, headKey, logOf, secondsLater, signHead } from './testing.js';

const HOUR_MS = 3_600_000;

let store: InMemoryEventStore;
let folder: HeadFolder;
let origin: string;
beforeEach(async () => {
  store = await logOf(3);
  folder = await headFolder();
  origin = (await eventsOf(store))[0]!.id.slice(0, 8);
});
afterEach(() => rm(folder.path, { recursive: true }));

const entries = () => store.inspect('homeward-heads');
const missAfter = async (ms: number) =>
  recordMissingHeads(
    store,
    { origin, stamp: TEST_STAMP },
    new Date(Date.parse((await entries()).at(-1)!.recordedAt) + ms),
  );

const verdictOn = async (log: InMemoryEventStore) => {
  const audit = await HeadAudit.open(folder.path, origin);
  await audit.take(await eventsOf(log));
  return audit.end();
};

describe('heads that were missing', () => {
  beforeEach(() => recordMissingHeads(store, { origin, stamp: TEST_STAMP }));

  it('are recorded once within an hour, however often a projector begins meanwhile, and again afterwards', async () => {
    expect((await entries()).map(({ type, data }) => [type, data])).toEqual([['HeadsMissing', {}]]);
    await missAfter(HOUR_MS - 1);
    expect(await entries()).toHaveLength(1);
    await missAfter(HOUR_MS);
    expect(await entries()).toHaveLength(2);
  });

  it('are found by an audit for ever, since the next head counts the entry', async () => {
    await signHead(store, folder, headKey(), secondsLater(0));
    const [entry] = await entries();
    expect(await verdictOn(store)).toMatchObject({ missing: [entry!.recordedAt], younger: 0 });
    expect((await verdictOn(store)).finding).toBeUndefined();
    const without = new AlteredLog((await eventsOf(store)).filter(({ id }) => id !== entry!.id));
    expect(await verdictOn(without)).toMatchObject({ missing: [], finding: { eventId: entry!.id } });
  });
});
