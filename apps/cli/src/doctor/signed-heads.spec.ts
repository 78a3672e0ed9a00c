import { mkdtempSync, rmSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLog } from '#kernel/event-store';
import { EventStoreDbEventStore } from '#kernel/event-store/eventstoredb';
import { TEST_STAMP } from '#kernel/event-store/testing';
import type { HeadFolder } from '#security/log-head';
import { headFolder, signHead } from '#security/log-head/testing';
import { headKeyIn, makeHeadKeyFile } from '#security/keys';
import { serve } from '../../../../libs/embedded/eventstore/testing/node.js';
import { CHECKS } from './checks.js';
import type { ExaminedInstallation } from './examined-installation.js';

describe('the signed heads of a log', () => {
  const { find } = CHECKS.find(({ name }) => name === 'signed heads')!;
  let running: Awaited<ReturnType<typeof serve>>;
  let store: EventStoreDbEventStore;
  let folder: HeadFolder;
  const files = mkdtempSync(join(tmpdir(), 'homeward-head-keys-'));
  const [own, another] = ['head-key.json', 'other-head-key.json'].map((name) => join(files, name)) as [string, string];
  beforeAll(async () => {
    for (const file of [own, another]) makeHeadKeyFile(file, false);
    running = await serve();
    store = EventStoreDbEventStore.at(running.node.url);
    await openLog(store, 'development', { ...TEST_STAMP, now: () => '2021-03-01T09:00:00.000Z' });
  });
  beforeEach(async () => {
    folder = await headFolder();
  });
  afterEach(() => rm(folder.path, { recursive: true }));
  afterAll(async () => {
    await store.dispose();
    await running.close();
    rmSync(files, { recursive: true });
  });

  /** All that this check reads of an installation. */
  const faults = (HOMEWARD_HEAD_KEY_FILE: string, eventStoreUrl = running.node.url) =>
    find({
      eventStoreUrl,
      env: { HOMEWARD_HEAD_KEY_FILE },
      configuration: {},
      configured: { headsFolder: folder.path },
    } as unknown as ExaminedInstallation);
  const NOWHERE = 'esdb://127.0.0.1:1?tls=false';

  it('are named by the doctor where an old log has none, and are not examined without its event store', async () => {
    expect(await faults(own)).toEqual([
      expect.stringMatching(/^The folder .* begun at 2021-03-01T09:00:00\.000Z: .* were lost\. /),
    ]);
    expect(await faults(own, NOWHERE)).toBeUndefined();
  });

  it('are named where another key would sign the next, also while the event store does not answer', async () => {
    const { verifierKey } = await signHead(store, folder, headKeyIn(own).key);
    expect(await faults(own)).toEqual([]);
    expect(await faults(join(files, 'absent.json'))).toEqual([]);
    for (const url of [undefined, NOWHERE]) {
      const [fault, ...others] = (await faults(another, url))!;
      expect(fault).toContain(`was signed by ${verifierKey}, and no other key may sign the next`);
      expect(others).toEqual([]);
    }
  });

  it('are named where the last one cannot be read, since none follows it', async () => {
    await writeFile(join(folder.path, 'checkpoint'), 'a head');
    expect(await faults(own)).toEqual([expect.stringContaining('checkpoint.pub, is missing')]);
  });
});
