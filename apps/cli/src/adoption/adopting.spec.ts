import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOG_STREAM, LogOfOtherService } from '#kernel/event-store';
import { bareEvent } from '#kernel/event-store/testing';
import { EventStoreDbEventStore } from '#kernel/event-store/eventstoredb';
import { HeadFolder } from '#security/log-head';
import { headKey, logOf, notaryOf, secondsLater } from '#security/log-head/testing';
import { serve, type RunningNode } from '../../../../libs/embedded/eventstore/testing/node.js';
import { ProcessConfiguration } from '#platform/plain';
import { adopting } from './adopting.js';

let node: RunningNode;
let data: string;
/** The first event as version 0.6.0 wrote it: without metadata, and so without a code. */
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'homeward-adopting-'));
  node = await serve();
  const store = EventStoreDbEventStore.at(node.node.url);
  await store.append(LOG_STREAM, [bareEvent('LogOpened')], -1);
  await store.dispose();
});
afterEach(async () => {
  await node.close();
  rmSync(data, { recursive: true });
});

const adopt = (agrees = true) =>
  adopting(new ProcessConfiguration({ HOMEWARD_DATA: data }), node.node.url, {
    confirms: async () => agrees,
    progress: () => undefined,
  });

describe('the log of a version before 0.7.0', () => {
  it('is adopted once, and only after the person who was asked has agreed', async () => {
    expect(await adopt(false)).toEqual({ declined: true });
    expect(await adopt()).toMatchObject({ adopted: expect.objectContaining({ events: expect.any(Number) }) });
    expect(await adopt()).toEqual({ nothing: expect.stringMatching(/was adopted before: there is nothing to do\.$/) });
  });

  it('is not adopted where a head was signed: its events had codes, and somebody has removed them', async () => {
    mkdirSync(join(data, 'heads'));
    const heads = new HeadFolder(join(data, 'heads'));
    await (await notaryOf(await logOf(1), heads, headKey())).sign(secondsLater(0));
    await expect(adopt()).rejects.toThrow(LogOfOtherService);
    await expect(adopt()).rejects.toThrow(/^A head of the log [0-9a-f]{8} was signed in .*Restore a backup/);
  });
});
