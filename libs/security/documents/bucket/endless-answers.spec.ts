import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { streamOfChunks, newDocumentPlace, readWhole } from '../document-store.contract.js';
import type { DocumentStore } from '../document-store.js';
import { BucketDocumentStore } from './bucket.document-store.js';
import { reasonOf } from './testing/reason-of.js';

const KEY = { accessKeyId: 'endless', secretAccessKey: 'endless' };

const waitingFolder = mkdtempSync(join(tmpdir(), 'documents-endless-'));
afterAll(() => rmSync(waitingFolder, { recursive: true }));

describe('what a store that answers without an end is given', () => {
  let endless: Server;
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  let documents: DocumentStore;
  beforeEach(async () => {
    endless = createServer((request, response) => answer(request, response));
    await new Promise<void>((ready) => endless.listen(0, '127.0.0.1', ready));
    const url = `http://127.0.0.1:${(endless.address() as AddressInfo).port}/documents`;
    documents = new BucketDocumentStore({ url, region: 'eu-central-1', credentials: () => KEY, waitingFolder });
  });
  afterEach(() => {
    endless.close().closeAllConnections();
  });

  /** Sends until the other side has had enough. */
  const withoutEnd = (response: ServerResponse, begin: string): void => {
    const more = Buffer.alloc(64 * 1_024, ' ');
    const send = () => {
      while (!response.destroyed && response.write(more));
    };
    response.write(begin);
    response.on('drain', send);
    send();
  };

  it('a list without an end is given up, and is no list', async () => {
    answer = (_request, response) => withoutEnd(response.writeHead(200), '<ListBucketResult>');
    expect(await reasonOf(readWhole(documents.list() as never))).toContain('answers with no list');
  });

  it('a fault without an end is read as far as it says what is wrong', async () => {
    answer = (request, response) => {
      request.resume();
      if (request.method === 'PUT') withoutEnd(response.writeHead(507), '<Error><Code>QuotaExceeded</Code>');
      else response.writeHead(404).end();
    };
    expect(await reasonOf(documents.put(newDocumentPlace(), streamOfChunks(randomBytes(3))))).toContain(
      'is full: make room',
    );
  });

  it('a document without an end is no document, and is given up', async () => {
    answer = (_request, response) => withoutEnd(response.writeHead(200), 'sealed');
    const readAll = async () => {
      for await (const part of (await documents.read(newDocumentPlace()))!) expect(part.length).toBeGreaterThan(0);
    };
    expect(await reasonOf(readAll())).toContain('more than any document has');
  });
});
