import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentsFrom } from './documents.js';

const folder = mkdtempSync(join(tmpdir(), 'homeward-bucket-'));
const file = join(folder, 'bucket.json');
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  writeFileSync(file, '{"accessKeyId":"one","secretAccessKey":"two"}');
  chmodSync(file, 0o600);
});

const BUCKET = 'https://s3.example.org/documents/homeward';
const env = (more: Readonly<Record<string, string>> = {}) => ({
  HOMEWARD_DOCUMENTS_BUCKET: BUCKET,
  HOMEWARD_DOCUMENTS_BUCKET_CREDENTIALS_FILE: file,
  ...more,
});
const from = (variables: Readonly<Record<string, string>>, mode: 'development' | 'production' = 'development') =>
  documentsFrom(variables, { data: '/data', mode });

describe('the place for documents', () => {
  it('is a folder in the data folder, or the one that is named', () => {
    expect(from({})).toEqual({ folder: '/data/documents' });
    expect(from({ HOMEWARD_DOCUMENTS_FOLDER: '/mnt/documents' })).toEqual({ folder: '/mnt/documents' });
  });

  it('is a bucket with its region, whose credentials are read at each request', () => {
    const at = from(env({ HOMEWARD_DOCUMENTS_BUCKET_REGION: 'eu-central-1' }), 'production');
    expect(at).toMatchObject({ bucket: { url: BUCKET, region: 'eu-central-1', waitingFolder: '/data/uploads' } });
    const { credentials } = (at as { bucket: { credentials: () => object } }).bucket;
    expect(credentials()).toEqual({ accessKeyId: 'one', secretAccessKey: 'two' });
    writeFileSync(file, '{"accessKeyId":"three","secretAccessKey":"four"}');
    expect(credentials()).toEqual({ accessKeyId: 'three', secretAccessKey: 'four' });
    expect(from(env({ HOMEWARD_DOCUMENTS_BUCKET: `${BUCKET}/` }))).toMatchObject({
      bucket: { url: BUCKET, region: 'us-east-1' },
    });
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['no address', { HOMEWARD_DOCUMENTS_BUCKET: 'documents' }, 'HOMEWARD_DOCUMENTS_BUCKET is not the address'],
    ['no bucket', { HOMEWARD_DOCUMENTS_BUCKET: 'https://s3.example.org/' }, 'is not the address of a bucket'],
    [
      'a password',
      { HOMEWARD_DOCUMENTS_BUCKET: 'https://a:b@s3.example.org/documents' },
      'without a user or a password',
    ],
    [
      'a way out',
      { HOMEWARD_DOCUMENTS_BUCKET: 'https://s3.example.org/documents?x=1' },
      'is not the address of a bucket',
    ],
    ['two places', { HOMEWARD_DOCUMENTS_FOLDER: '/mnt' }, 'documents lie in one of them, so remove the other'],
    [
      'no region',
      { HOMEWARD_DOCUMENTS_BUCKET_REGION: 'Frankfurt am Main' },
      'HOMEWARD_DOCUMENTS_BUCKET_REGION is no region',
    ],
    [
      'no credentials',
      { HOMEWARD_DOCUMENTS_BUCKET_CREDENTIALS_FILE: '' },
      'give a file of mode 600 with { "accessKeyId"',
    ],
    [
      'no such file',
      { HOMEWARD_DOCUMENTS_BUCKET_CREDENTIALS_FILE: '/none' },
      'cannot be read (ENOENT): check HOMEWARD_DOC',
    ],
    [
      'a region alone',
      { HOMEWARD_DOCUMENTS_BUCKET: '', HOMEWARD_DOCUMENTS_BUCKET_REGION: 'x' },
      'give the bucket as well',
    ],
  ])('is refused: %s', (_, more, sentence) => {
    expect(() => from(env(more))).toThrow(sentence);
  });

  it('is refused with credentials that others may read, and in the open in production', () => {
    expect(() => from(env({ HOMEWARD_DOCUMENTS_BUCKET: 'http://s3/documents' }), 'production')).toThrow('an https one');
    chmodSync(file, 0o640);
    expect(() => from(env())).toThrow(`The credential file ${file} can be read by others: chmod 600 it.`);
  });
});
