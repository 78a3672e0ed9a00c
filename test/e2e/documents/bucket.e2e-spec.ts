import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import S3rver from 's3rver';
import { PDF, openDocument, upload } from '../../harness/documents.js';
import { Homeward, receiptOf } from '../../harness/homeward.js';
import { refer, toSend } from '../../harness/mutations.js';

const folder = mkdtempSync(join(tmpdir(), 'homeward-bucket-'));
const stored = join(folder, 'store');
const credentials = join(folder, 'credentials.json');
let store: S3rver;
let homeward: Homeward;
let bucket: Readonly<Record<string, string>>;

const run = promisify(execFile);
interface Ran {
  readonly code: number;
  readonly text: string;
}
const homewardRuns = async (words: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<Ran> => {
  const env = { ...process.env, HOMEWARD_DATA: homeward.data, ...bucket, ...more };
  const failed = (error: { readonly code: number; readonly stdout: string; readonly stderr: string }) => error;
  const { code, stdout, stderr } = await run(process.execPath, [resolve('dist/apps/cli/src/main.js'), ...words], {
    env,
  }).then((ran) => ({ code: 0, ...ran }), failed);
  return { code, text: `${stdout}${stderr}` };
};

beforeAll(async () => {
  mkdirSync(stored);
  writeFileSync(credentials, '{"accessKeyId":"S3RVER","secretAccessKey":"S3RVER"}', { mode: 0o600 });
  store = new S3rver({ directory: stored, port: 0, address: '127.0.0.1', silent: true });
  const { port } = await store.run();
  await store.store.putBucket('documents');
  bucket = {
    HOMEWARD_DOCUMENTS_BUCKET: `http://127.0.0.1:${port}/documents/homeward`,
    HOMEWARD_DOCUMENTS_BUCKET_CREDENTIALS_FILE: credentials,
  };
  homeward = await Homeward.start(bucket);
}, 200_000);
afterAll(async () => {
  await homeward?.stop();
  await store.close();
  rmSync(folder, { recursive: true });
});

const somebodyWithADocument = async () => {
  const survivorId = randomUUID();
  const { mutation, input, by } = refer();
  receiptOf(await homeward.command(mutation, input(survivorId), by));
  const { documentId } = await upload(homeward, survivorId, PDF);
  const attach = toSend('attachDocument', { documentId, kind: 'CONSENT_FORM', on: '2020-03-05', title: 'Consent' });
  receiptOf(await homeward.command(attach.mutation, attach.input(survivorId), attach.by));
  return { survivorId, documentId };
};

/** The names in the store, and what lies there. */
const inStore = (): string => readdirSync(stored, { recursive: true }).join('\n');

describe('documents in a bucket', () => {
  it('are stored there sealed, and opened from there', async () => {
    const place = await somebodyWithADocument();
    const { status, content } = await openDocument(homeward, place);
    expect([status, content.equals(PDF)]).toEqual([200, true]);
    expect(readdirSync(homeward.data)).not.toContain('documents');
    const object = readdirSync(stored, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.includes(place.documentId))
      .map(({ parentPath, name }) => readFileSync(join(parentPath, name)));
    expect(object.length).toBeGreaterThan(0);
    expect(object.some((bytes) => bytes.includes('Secret'))).toBe(false);
  });

  it('are verified, backed up, and gone after an erasure', async () => {
    const place = await somebodyWithADocument();
    expect((await homewardRuns(['verify', '--keys'])).text).toMatch(/documents +(\d+) of \1 open/);
    const identity = await generateIdentity();
    const to = join(folder, 'backup');
    const backedUp = await homewardRuns([
      'backup',
      '--to',
      to,
      '--keys-to',
      join(folder, 'keys'),
      '--recipient',
      await identityToRecipient(identity),
    ]);
    expect(backedUp).toMatchObject({ code: 0 });
    expect(readdirSync(join(to, 'documents')).length).toBeGreaterThan(0);
    const of = ['--office', 'SiemReapCac'];
    await homewardRuns(['erase', place.survivorId, 'request', '--for', 'Survivor', '--as', 'dara', ...of]);
    await homewardRuns(['erase', place.survivorId, 'approve', '--as', 'sophea', ...of]);
    expect(inStore()).not.toContain(place.survivorId);
    expect(await openDocument(homeward, place, { purpose: 'SUBJECT_REQUEST' })).toMatchObject({ status: 404 });
  }, 240_000);

  it('are refused with a sentence while the store does not answer, and leave nothing', async () => {
    const survivorId = randomUUID();
    const { mutation, input, by } = refer();
    receiptOf(await homeward.command(mutation, input(survivorId), by));
    const { port } = new URL(bucket.HOMEWARD_DOCUMENTS_BUCKET!);
    await store.close();
    expect(await upload(homeward, survivorId, PDF)).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
    store = new S3rver({ directory: stored, port: Number(port), address: '127.0.0.1', silent: true });
    await store.run();
    expect(inStore()).not.toContain(survivorId);
    expect(await upload(homeward, survivorId, PDF)).toMatchObject({ status: 201 });
  });

  it('that does not exist holds up the start, which says what to do', async () => {
    const missing = bucket.HOMEWARD_DOCUMENTS_BUCKET!.replace('/documents/homeward', '/nowhere');
    const start = Homeward.start({ ...bucket, HOMEWARD_DOCUMENTS_BUCKET: missing });
    await expect(start).rejects.toThrow(`Documents have no place, because the bucket ${missing} does not exist`);
  });
});
