import { rm } from 'node:fs/promises';
import type { InMemoryEventStore } from '#kernel/event-store';
import { TEST_STAMP } from '#kernel/event-store/testing';
import { HeadAudit } from './head-audit.js';
import type { HeadFolder } from './head-folder.js';
import { missingHeadsAt, recordMissingHeads, recordSignedHeads } from './missing-heads.js';
import { AlteredLog, eventsOf, headFolder, headKey, logOf, secondsLater, signHead } from './testing.js';

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
const typesOf = async () => (await entries()).map(({ type }) => type);
const missing = () => recordMissingHeads(store, { origin, stamp: TEST_STAMP });
const signed = () => recordSignedHeads(store, { origin, stamp: TEST_STAMP });

const verdictOn = async (log: InMemoryEventStore) => {
  const audit = await HeadAudit.open(folder.path, origin);
  await audit.take(await eventsOf(log));
  return audit.end();
};

describe('heads that were missing', () => {
  beforeEach(missing);

  it('are recorded once while none is signed, however often a projector begins, and again at the next loss', async () => {
    await missing();
    expect(await typesOf()).toEqual(['HeadsMissing']);
    await signed();
    await signed();
    await missing();
    expect(await typesOf()).toEqual(['HeadsMissing', 'HeadsSigned', 'HeadsMissing']);
  });

  it('are missing since an entry, until one is signed', async () => {
    expect(await missingHeadsAt(store)).toBe((await entries())[0]!.position);
    await signed();
    expect(await missingHeadsAt(store)).toBeUndefined();
  });

  it('are found by an audit for ever, since the next head counts the entry', async () => {
    await signHead(store, folder, headKey(), secondsLater(0));
    const [entry] = await entries();
    expect(await verdictOn(store)).toMatchObject({ missing: [{ from: entry!.recordedAt }], younger: 0 });
    expect((await verdictOn(store)).finding).toBeUndefined();
    const without = new AlteredLog((await eventsOf(store)).filter(({ id }) => id !== entry!.id));
    expect(await verdictOn(without)).toMatchObject({ missing: [], finding: { eventId: entry!.id } });
    await signed();
    const until = (await entries()).at(-1)!.recordedAt;
    await missing();
    const again = (await entries()).at(-1)!.recordedAt;
    expect((await verdictOn(store)).missing).toEqual([{ from: entry!.recordedAt, until }, { from: again }]);
  });
});
