import { randomBytes, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { documentStoreContract, streamOfChunks, newDocumentPlace, readWhole } from '../document-store.contract.js';
import { BucketDocumentStore } from './bucket.document-store.js';
import { reasonOf } from './testing/reason-of.js';

/** Of the server for tests. */
const KEY = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

const directory = mkdtempSync(join(tmpdir(), 'documents-s3-'));
const waitingFolder = join(directory, 'waiting');
let store: S3rver;
let origin: string;

beforeAll(async () => {
  store = new S3rver({ directory, port: 0, address: '127.0.0.1', silent: true });
  origin = `http://127.0.0.1:${((await store.run()) as AddressInfo).port}`;
});
afterAll(async () => {
  await store.close();
  rmSync(directory, { recursive: true });
});

const at = (path: string, credentials = KEY) =>
  new BucketDocumentStore({
    url: `${origin}/${path}`,
    region: 'us-east-1',
    credentials: () => credentials,
    waitingFolder,
  });

const aBucket = async (): Promise<string> => {
  const name = `documents-${randomUUID()}`;
  await store.store.putBucket(name);
  return name;
};

/** A folder of a bucket with nothing in it. */
const fresh = async (): Promise<BucketDocumentStore> => {
  return at(`${await aBucket()}/homeward`);
};

describe('a bucket of documents', () => {
  documentStoreContract(fresh);

  it('is there, with the folder in it or without', async () => {
    expect(await (await fresh()).isThere()).toBe(true);
  });

  it('names nothing outside of itself', async () => {
    const documents = await fresh();
    const hostile = { survivorId: randomUUID(), documentId: '../../another' };
    await expect(documents.read(hostile)).rejects.toThrow('Only a UUID names a document.');
    await expect(documents.removeAll('..')).rejects.toThrow('Only a UUID names a folder');
  });

  it('shares nothing with another folder of the same bucket', async () => {
    const bucket = await aBucket();
    const place = newDocumentPlace();
    await at(`${bucket}/one`).put(place, streamOfChunks(randomBytes(3)));
    expect(await at(`${bucket}/other`).read(place)).toBeUndefined();
    expect(await readWhole(await at(`${bucket}/one`).read(place))).toHaveLength(3);
  });

  it('that does not exist is named, and nothing is stored', async () => {
    const missing = at('nowhere');
    expect(await missing.isThere()).toBe(false);
    const reason = await reasonOf(missing.put(newDocumentPlace(), streamOfChunks(randomBytes(3))));
    expect(reason).toBe(
      `The store with ${origin}/nowhere has no such bucket: create it, or correct HOMEWARD_DOCUMENTS_BUCKET (NoSuchBucket).`,
    );
  });

  it('is not opened with an unknown key', async () => {
    const stranger = { accessKeyId: 'NOBODY', secretAccessKey: 'guessed' };
    const reason = await reasonOf(at(await aBucket(), stranger).isThere());
    expect(reason).toContain('refuses our credentials: check HOMEWARD_DOCUMENTS_BUCKET_CREDENTIALS_FILE');
    expect(reason).toContain('InvalidAccessKeyId');
  });

  it('that cannot be reached says so', async () => {
    const away = new BucketDocumentStore({
      url: 'http://127.0.0.1:1/documents',
      region: 'us-east-1',
      credentials: () => KEY,
      waitingFolder,
    });
    expect(await reasonOf(away.read(newDocumentPlace()))).toMatch(
      /^The store at http:\/\/127\.0\.0\.1:1 cannot be reached/,
    );
  });
});
