import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { InMemoryEventStore, LOG_STREAM, openLog, type SubscribeOptions, type Metadata } from '#kernel/event-store';
import { TEST_STAMP, openTestLog } from '#kernel/event-store/testing';
import { pollUntil } from '#kernel/waiting/testing';
import type { AggregateStores } from '#nest';
import { HeadFolder, LogNotary, recordMissingHeads } from '#security/log-head';
import { startLog } from '#platform/logging';
import { HeadSigner, type SigningPace } from './head-signer.js';

Logger.overrideLogger(false);

const HOUR_MS = 3_600_000;

/** A store whose subscriptions can be dropped, and that counts them. */
class DroppingStore extends InMemoryEventStore {
  subscriptions = 0;
  drop: (reason: unknown) => void = () => undefined;

  override subscribe(following: SubscribeOptions) {
    this.subscriptions++;
    this.drop = (reason) => following.onDrop?.(reason);
    return super.subscribe(following);
  }
}

let store: DroppingStore;
let folder: HeadFolder;
let signer: HeadSigner | undefined;
const { privateKey: key } = generateKeyPairSync('ed25519');
beforeEach(async () => {
  store = new DroppingStore();
  await openTestLog(store);
  folder = new HeadFolder(await mkdtemp(join(tmpdir(), 'homeward-signer-')));
});
afterEach(async () => {
  await signer?.beforeApplicationShutdown();
  await rm(folder.path, { recursive: true });
});

const db = { query: async () => [] } as unknown as DataSource;
const start = async (pace: SigningPace, log = store): Promise<void> => {
  const storeContext = { origin: 'abcdef01', stamp: TEST_STAMP };
  signer = new HeadSigner(log, db, { folder: folder.path, key, pace }, { storeContext } as AggregateStores);
  await signer.onApplicationBootstrap();
};
const record = async (count: number): Promise<void> => {
  for (let n = 0; n < count; n++)
    await store.append(
      `survivor-${randomUUID()}`,
      [{ id: randomUUID(), type: 'Met', data: {}, metadata: {} as Metadata }],
      -1,
    );
};
const sizeIs = (size: number) => pollUntil(async () => (await folder.head())?.size === size);

describe('the projector', () => {
  it('signs a head after a number of events, however little time has passed', async () => {
    await start({ events: 256, ms: HOUR_MS });
    await record(254);
    await pollUntil(() => store.subscriptions === 1);
    expect(await folder.head()).toBeUndefined();
    await record(1);
    await sizeIs(256);
  });

  it('signs a head after a time, however few events have come, and none when nothing is new', async () => {
    await start({ events: 256, ms: 20 });
    await sizeIs(1);
    await record(2);
    await sizeIs(3);
    const signed = (await folder.head())!;
    await signer!.beforeApplicationShutdown();
    await start({ events: 256, ms: 1 });
    await pollUntil(() => store.subscriptions === 2);
    for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => void setImmediate(resolve));
    expect(await folder.head()).toEqual(signed);
  });

  it('leaves nothing unsigned after an orderly stop', async () => {
    await start({ events: 256, ms: HOUR_MS });
    await pollUntil(() => store.subscriptions === 1);
    await record(3);
    await new Promise((resolve) => void setImmediate(resolve));
    await signer!.beforeApplicationShutdown();
    expect((await folder.head())?.size).toBe(4);
  });

  it('resumes from the last head when the subscription was lost', async () => {
    await start({ events: 1, ms: HOUR_MS });
    await sizeIs(1);
    store.drop(new Error('It went away.'));
    await record(2);
    await sizeIs(3);
    expect(store.subscriptions).toBeGreaterThan(1);
  });

  describe('on an old log without a head', () => {
    let old: DroppingStore;
    let warn: jest.SpiedFunction<Logger['warn']>;
    beforeEach(async () => {
      warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
      old = new DroppingStore();
      await openLog(old, 'development', { ...TEST_STAMP, now: () => '2021-03-01T09:00:00.000Z' });
    });
    afterEach(() => warn.mockRestore());

    const typesOf = async () => (await old.inspect('homeward-heads')).map(({ type }) => type);
    const signUpTo = async (size: number): Promise<void> => {
      await start({ events: 1, ms: HOUR_MS }, old);
      await sizeIs(size);
      await signer!.beforeApplicationShutdown();
    };

    it('says once that the heads were lost, records it, and signs the log as it is now', async () => {
      await signUpTo(3);
      await signUpTo(3);
      expect(warn.mock.calls).toEqual([
        [expect.stringMatching(/^HEADS_LOST: The folder .* although the log was begun at 2021-03-01T09:00:00\.000Z: /)],
      ]);
      expect(await typesOf()).toEqual(['HeadsMissing', 'HeadsSigned']);
    });

    it('records another loss at once after a head was signed', async () => {
      await signUpTo(3);
      await rm(folder.path, { recursive: true });
      await mkdir(folder.path);
      await signUpTo(5);
      expect(await typesOf()).toEqual(['HeadsMissing', 'HeadsSigned', 'HeadsMissing', 'HeadsSigned']);
    });

    it('records nothing more while no head can be stored, however often it begins', async () => {
      await rm(folder.path, { recursive: true });
      for (let starts = 1; starts <= 2; starts++) {
        await start({ events: 1, ms: HOUR_MS }, old);
        await pollUntil(() => warn.mock.calls.length >= starts && old.subscriptions >= starts);
        await signer!.beforeApplicationShutdown();
      }
      expect(await typesOf()).toEqual(['HeadsMissing']);
      await mkdir(folder.path);
      await signUpTo(3);
      expect(await typesOf()).toEqual(['HeadsMissing', 'HeadsSigned']);
    });

    it('records that a head was signed by a process that was killed before it could say so', async () => {
      await recordMissingHeads(old, { origin: 'abcdef01', stamp: TEST_STAMP });
      const notary = await LogNotary.resume(old, folder, key);
      for (const stream of [LOG_STREAM, 'homeward-heads']) await notary.take(await old.inspect(stream));
      await notary.sign(new Date());
      await start({ events: 256, ms: HOUR_MS }, old);
      await pollUntil(async () => (await typesOf()).length === 2);
      expect(await typesOf()).toEqual(['HeadsMissing', 'HeadsSigned']);
    });
  });

  it('signs nothing of another log that answers in its place, and reports why', async () => {
    await start({ events: 1, ms: HOUR_MS });
    await record(3);
    await sizeIs(4);
    await signer!.beforeApplicationShutdown();
    const signed = await folder.head();
    const lines: string[] = [];
    const written = jest.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
    startLog('projector', {});
    const exchanged = new DroppingStore();
    await openTestLog(exchanged);
    await start({ events: 1, ms: 1 }, exchanged);
    const failure = () => lines.find((line) => line.includes('READER_FAILED'));
    await pollUntil(() => failure() !== undefined);
    written.mockRestore();
    expect(JSON.parse(failure()!)).toMatchObject({
      reader: 'heads',
      msg: expect.stringMatching(/^LogMismatch: The log is another one .* Run: npx homeward recover/),
    });
    expect(exchanged.subscriptions).toBe(0);
    expect(await folder.head()).toEqual(signed);
  });
});
