import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { streamOfChunks, newDocumentPlace } from '../document-store.contract.js';
import { DocumentsUnavailable, type DocumentStore } from '../document-store.js';
import { BucketDocumentStore } from './bucket.document-store.js';

const KEY = { accessKeyId: 'refused', secretAccessKey: 'refused' };

const waitingFolder = mkdtempSync(join(tmpdir(), 'documents-refused-'));
let answer: { readonly status: number; readonly code: string };
let refusing: Server;
let documents: DocumentStore;
beforeAll(async () => {
  refusing = createServer((request, response) => {
    const { status, code } = answer;
    request.resume();
    response.writeHead(request.method === 'PUT' ? status : 404, { 'content-type': 'application/xml' });
    response.end(code && `<?xml version="1.0"?><Error><Code>${code}</Code><Message>secret path</Message></Error>`);
  });
  await new Promise<void>((ready) => refusing.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(refusing.address() as AddressInfo).port}/documents`;
  documents = new BucketDocumentStore({ url, region: 'eu-central-1', credentials: () => KEY, waitingFolder });
});
afterAll(() => {
  refusing.close().closeAllConnections();
  rmSync(waitingFolder, { recursive: true });
});

describe('an upload to a store that refuses it', () => {
  it.each([
    {
      state: 'is full',
      status: 507,
      code: 'XMinioStorageFull',
      sentence: 'is full: make room, or raise its quota (XMinioStorageFull).',
    },
    {
      state: 'knows another secret',
      status: 403,
      code: 'SignatureDoesNotMatch',
      sentence: 'refuses our credentials: check HOMEWARD_DOCUMENTS_BUCKET_C',
    },
    {
      state: 'has a quota',
      status: 403,
      code: 'QuotaExceeded',
      sentence: 'is full: make room, or raise its quota (QuotaExceeded).',
    },
    {
      state: 'got other bytes',
      status: 400,
      code: 'XAmzContentSHA256Mismatch',
      sentence: 'received other bytes than were sent, and kept none',
    },
    {
      state: 'is elsewhere',
      status: 301,
      code: 'PermanentRedirect',
      sentence: 'is in another region: set HOMEWARD_DOCUMENTS_BUCKET_REGION to it',
    },
    { state: 'is busy', status: 503, code: 'SlowDown', sentence: 'is busy: try again in a moment' },
    {
      state: 'has another time',
      status: 403,
      code: 'RequestTimeTooSkewed',
      sentence: 'has another time than this machine: set both clocks',
    },
    {
      state: 'says nothing of use',
      status: 500,
      code: '',
      sentence: 'does not do what it was asked: see its own log (500).',
    },
    {
      state: 'has it already',
      status: 412,
      code: 'PreconditionFailed',
      sentence: 'has a document of that name already, which never changes',
    },
  ])('and $state, fails with a sentence', async ({ status, code, sentence }) => {
    answer = { status, code };
    const error: unknown = await documents
      .put(newDocumentPlace(), streamOfChunks(randomBytes(3)))
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DocumentsUnavailable);
    expect(error).toHaveProperty('reason', expect.stringContaining(sentence));
    expect(error).not.toHaveProperty('reason', expect.stringContaining('secret path'));
  });
});
