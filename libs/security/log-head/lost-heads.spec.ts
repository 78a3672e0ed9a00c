import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InMemoryEventStore, LOG_STREAM } from '#kernel/event-store';
import type { HeadFolder } from './head-folder.js';
import { lostHeads } from './lost-heads.js';
import { headFolder, headKey, logOf, signHead } from './testing.js';

const HOUR_MS = 3_600_000;

let store: InMemoryEventStore;
let folder: HeadFolder;
let begun: string;
beforeEach(async () => {
  store = await logOf(3);
  folder = await headFolder();
  begun = (await store.inspect(LOG_STREAM))[0]!.recordedAt;
});
afterEach(() => rm(folder.path, { recursive: true }));

const lostAfter = (ms: number, log = store, path = folder.path) =>
  lostHeads(log, path, new Date(Date.parse(begun) + ms));

describe('a log without a signed head', () => {
  it('may be new: the projector has not signed one yet', async () => {
    expect(await lostAfter(HOUR_MS - 1)).toBeUndefined();
    expect(await lostAfter(HOUR_MS, new InMemoryEventStore())).toBeUndefined();
  });

  it('has lost its heads once it is an hour old, also where their whole folder is gone', async () => {
    expect(await lostAfter(HOUR_MS)).toBe(
      `The folder ${folder.path} has no signed head, although the log was begun at ${begun}: if this is not the first start of a projector, its heads were lost. Stop the service and replace the folder of HOMEWARD_HEADS_FOLDER by its copy, or compare the log with a head that was kept elsewhere.`,
    );
    expect(await lostAfter(HOUR_MS, store, join(folder.path, 'absent'))).toContain('absent has no signed head');
  });

  it('is no log whose head is there, valid or not', async () => {
    await signHead(store, folder, headKey());
    expect(await lostAfter(HOUR_MS)).toBeUndefined();
    await writeFile(join(folder.path, 'checkpoint'), '');
    expect(await lostAfter(HOUR_MS)).toBeUndefined();
  });
});
