import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { documentStoreAt } from '#security/documents';
import { UnfinishedUploads } from './unfinished-uploads.js';

Logger.overrideLogger(false);

const folder = mkdtempSync(join(tmpdir(), 'documents-unfinished-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TWO_HOURS_S = 2 * 60 * 60;

/** Two uploads: one interrupted by a crash two hours ago, one still in progress. */
const uploadsIn = (waiting: string): string => {
  mkdirSync(waiting, { recursive: true });
  const [left, sent] = [randomUUID(), randomUUID()];
  for (const name of [left, sent]) writeFileSync(join(waiting, name), 'sealed');
  const then = Date.now() / 1_000 - TWO_HOURS_S;
  utimesSync(join(waiting, left), then, then);
  return sent;
};

const bucketAt = (waitingFolder: string) =>
  documentStoreAt({
    bucket: {
      url: 'http://127.0.0.1:9/nobody',
      region: 'eu-central-1',
      credentials: () => ({ accessKeyId: 'a', secretAccessKey: 'b' }),
      waitingFolder,
    },
  });

it.each([
  ['a folder', 'unfinished', documentStoreAt({ folder })],
  ['a bucket', 'waiting', bucketAt(join(folder, 'waiting'))],
])(
  'an upload to %s that a crash has cut off is removed at the next start, before anybody uploads',
  async (_, name, store) => {
    const sent = uploadsIn(join(folder, name));
    const uploads = new UnfinishedUploads(store);
    await uploads.onApplicationBootstrap();
    uploads.beforeApplicationShutdown();
    expect(readdirSync(join(folder, name))).toEqual([sent]);
  },
);

it('a folder that cannot be read does not stop the start', async () => {
  writeFileSync(join(folder, 'file'), 'no folder');
  const uploads = new UnfinishedUploads(bucketAt(join(folder, 'file')));
  await expect(uploads.onApplicationBootstrap()).resolves.toBeUndefined();
  uploads.beforeApplicationShutdown();
});
