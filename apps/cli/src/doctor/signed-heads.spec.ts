import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openLog } from '#kernel/event-store';
import { EventStoreDbEventStore } from '#kernel/event-store/eventstoredb';
import { TEST_STAMP } from '#kernel/event-store/testing';
import { headFolder } from '#security/log-head/testing';
import { serve } from '../../../../libs/embedded/eventstore/testing/node.js';
import { CHECKS } from './checks.js';
import type { ExaminedInstallation } from './examined-installation.js';

describe('the signed heads of a log', () => {
  it('are named by the doctor where an old log has none, and are not examined without its event store', async () => {
    const running = await serve();
    const { url: eventStoreUrl } = running.node;
    const store = EventStoreDbEventStore.at(eventStoreUrl);
    await openLog(store, 'development', { ...TEST_STAMP, now: () => '2021-03-01T09:00:00.000Z' });
    const { path } = await headFolder();
    const { find } = CHECKS.find(({ name }) => name === 'signed heads')!;
    // all that this check reads of an installation
    const faults = (url: string) =>
      find({ eventStoreUrl: url, configured: { headsFolder: path } } as unknown as ExaminedInstallation);
    const lost = await faults(eventStoreUrl);
    await writeFile(join(path, 'checkpoint'), 'a head');
    const there = await faults(eventStoreUrl);
    await store.dispose();
    await running.close();
    const unanswered = await faults(eventStoreUrl);
    await rm(path, { recursive: true });
    expect(lost).toEqual([expect.stringMatching(/^The folder .* begun at 2021-03-01T09:00:00\.000Z: .* were lost\. /)]);
    expect([there, unanswered]).toEqual([[], undefined]);
  });
});
