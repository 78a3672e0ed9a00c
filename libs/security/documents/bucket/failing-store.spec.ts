import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { streamOfChunks, newDocumentPlace, readWhole } from '../document-store.contract.js';
import { DocumentsUnavailable, type DocumentStore } from '../document-store.js';
import { BucketDocumentStore } from './bucket.document-store.js';
import { reasonOf } from './testing/reason-of.js';

const KEY = { accessKeyId: 'failing', secretAccessKey: 'failing' };

const directory = mkdtempSync(join(tmpdir(), 'documents-failing-'));
const waitingFolder = join(directory, 'waiting');
afterAll(() => rmSync(directory, { recursive: true }));

describe('what a store that fails leaves', () => {
  let failing: Server;
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  let documents: DocumentStore;
  beforeEach(async () => {
    failing = createServer((request, response) => answer(request, response));
    await new Promise<void>((ready) => failing.listen(0, '127.0.0.1', ready));
    const url = `http://127.0.0.1:${(failing.address() as AddressInfo).port}/documents`;
    documents = new BucketDocumentStore({ url, region: 'eu-central-1', credentials: () => KEY, waitingFolder });
  });
  afterEach(() => {
    failing.close().closeAllConnections();
  });

  it('an upload is sent with the hash of its bytes, and only where nothing is', async () => {
    let sent: IncomingMessage['headers'] = {};
    answer = (request, response) => {
      if (request.method === 'PUT') sent = request.headers;
      request.resume();
      response.writeHead(request.method === 'PUT' ? 200 : 404).end();
    };
    const { sha256 } = await documents.put(newDocumentPlace(), streamOfChunks(randomBytes(9)));
    expect(sent).toMatchObject({ 'x-amz-content-sha256': sha256, 'if-none-match': '*', 'content-length': '9' });
    expect(sent['x-amz-checksum-sha256']).toBe(Buffer.from(sha256, 'hex').toString('base64'));
    expect(sent.authorization).toMatch(/SignedHeaders=[^,]*x-amz-checksum-sha256/);
    expect(sent.authorization).toContain('/eu-central-1/s3/aws4_request');
    expect(sent.authorization).toMatch(/SignedHeaders=[^,]*x-amz-content-sha256/);
  });

  /** It keeps the content of the first upload, and answers each with the next of these. */
  const keeping = (...statuses: readonly number[]) => {
    let kept: Buffer | undefined;
    const rest = [...statuses];
    answer = (request, response) => {
      void (async () => {
        const sent: Buffer[] = [];
        for await (const part of request) sent.push(part as Buffer);
        if (request.method !== 'PUT') return response.writeHead(kept ? 200 : 404).end(request.method === 'GET' && kept);
        const status = kept ? 412 : (rest.shift() ?? 200);
        kept ??= Buffer.concat(sent);
        return response.writeHead(status).end();
      })();
    };
  };

  it('an upload that the store kept before it failed is stored, although the next attempt meets it', async () => {
    const place = newDocumentPlace();
    let asked = 0;
    keeping(500);
    const kept = answer;
    answer = (request, response) => {
      // the answer to the first question, whether it is there, came before
      if (request.method === 'HEAD' && asked++ === 0) response.writeHead(404).end();
      else kept(request, response);
    };
    const content = randomBytes(1_000);
    expect(await documents.put(place, streamOfChunks(content))).toMatchObject({ bytes: 1_000 });
    expect(await readWhole(await documents.read(place))).toEqual(content);
  });

  it('an upload that meets another document is refused', async () => {
    answer = (request, response) => {
      request.resume();
      const status = { HEAD: 404, GET: 200, PUT: 412 }[request.method!]!;
      response.writeHead(status).end(request.method === 'GET' ? randomBytes(1_000) : undefined);
    };
    expect(await reasonOf(documents.put(newDocumentPlace(), streamOfChunks(randomBytes(1_000))))).toContain(
      'which never changes',
    );
  });

  it('an upload waits in a closed folder, sealed as it is, and not in memory', async () => {
    const [part, count] = [randomBytes(1 << 20), 200];
    const many = async function* () {
      for (let n = 0; n < count; n++) yield part;
    };
    const before = process.memoryUsage().arrayBuffers;
    let [most, received, mode] = [0, 0, 0];
    answer = (request, response) => {
      if (request.method !== 'PUT') return void response.writeHead(404).end();
      const [waiting] = readdirSync(waitingFolder);
      mode = statSync(join(waitingFolder, waiting!)).mode & 0o777;
      void (async () => {
        for await (const chunk of request) {
          received += (chunk as Buffer).length;
          await turn(); // a slow store: what is read of the file meanwhile would lie in memory
          most = Math.max(most, process.memoryUsage().arrayBuffers - before);
        }
        response.writeHead(200).end();
      })();
    };
    const stored = await documents.put(newDocumentPlace(), many());
    const hash = createHash('sha256');
    for await (const each of many()) hash.update(each);
    expect(stored).toEqual({ bytes: count << 20, sha256: hash.digest('hex') });
    expect([received, mode, readdirSync(waitingFolder)]).toEqual([count << 20, 0o600, []]);
    expect(statSync(waitingFolder).mode & 0o777).toBe(0o700);
    expect(most).toBeLessThan((count << 20) / 2);
  });

  const openInFolder = (): readonly string[] =>
    readdirSync('/proc/self/fd').filter((fd) => {
      try {
        return readlinkSync(join('/proc/self/fd', fd)).startsWith(waitingFolder);
      } catch {
        return false; // the folder of descriptors was itself one
      }
    });

  // only Linux says which files a process has open
  const onLinux = process.platform === 'linux' ? it : it.skip;
  onLinux(
    'an upload that the store refuses half way leaves no file open, which would keep its room on the disk',
    async () => {
      answer = (request, response) => {
        response.writeHead(request.method === 'PUT' ? 507 : 404).end();
      };
      await reasonOf(documents.put(newDocumentPlace(), streamOfChunks(randomBytes(8 << 20))));
      for (let turns = 0; turns < 1_000 && openInFolder().length > 0; turns++) await turn(); // a file closes in the background
      expect(openInFolder()).toEqual([]);
    },
  );

  it('an upload that was cut off by a crash is removed from the folder of those that wait', async () => {
    mkdirSync(waitingFolder, { recursive: true });
    const [left, waits] = [join(waitingFolder, randomUUID()), randomUUID()];
    writeFileSync(left, 'sealed');
    utimesSync(left, 0, 0);
    writeFileSync(join(waitingFolder, waits), 'sealed');
    await documents.removeUnfinished(new Date(Date.now() - 60_000));
    expect(readdirSync(waitingFolder)).toEqual([waits]);
    rmSync(join(waitingFolder, waits));
  });

  it('an upload that the store does not answer is given up, also where it switches to another protocol', async () => {
    for (const said of ['', 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n']) {
      answer = (request, response) => {
        if (request.method === 'PUT') request.socket.end(said);
        else response.writeHead(404).end();
      };
      expect(await reasonOf(documents.put(newDocumentPlace(), streamOfChunks(randomBytes(3))))).toContain(
        'cannot be reached',
      );
    }
    expect(readdirSync(waitingFolder)).toEqual([]);
  });

  it('an upload that breaks off sends nothing', async () => {
    let asked = 0;
    answer = (_request, response) => {
      asked++;
      response.writeHead(404).end();
    };
    const cut = (async function* () {
      yield randomBytes(1_000);
      throw new Error('The line was cut.');
    })();
    await expect(documents.put(newDocumentPlace(), cut)).rejects.toThrow('The line was cut.');
    expect(asked).toBe(0);
  });

  it('a document that breaks off while it is read is not taken for whole', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write(Buffer.alloc(100), () => response.destroy());
    };
    await expect(readWhole(await documents.read(newDocumentPlace()))).rejects.toThrow(DocumentsUnavailable);
  });

  it('a list of several pages is read to its end', async () => {
    const places = [newDocumentPlace(), newDocumentPlace(), newDocumentPlace()];
    const asked: (string | null)[] = [];
    answer = (request, response) => {
      const token = new URL(request.url!, 'http://store').searchParams.get('continuation-token');
      asked.push(token);
      const page = token === null ? places.slice(0, 2) : places.slice(2);
      const listed = page.map(
        ({ survivorId, documentId }) =>
          `<Contents><Key>${survivorId}/${documentId}</Key><LastModified>2026-01-05T09:00:00.000Z</LastModified></Contents>`,
      );
      const more =
        token === null
          ? '<IsTruncated>true</IsTruncated><NextContinuationToken>a+b/c=&amp;</NextContinuationToken>'
          : '';
      response.writeHead(200).end(`<ListBucketResult>${more}${listed.join('')}</ListBucketResult>`);
    };
    const listed: object[] = [];
    for await (const one of documents.list()) listed.push(one);
    expect(listed).toEqual(places.map((place) => ({ ...place, storedAt: new Date('2026-01-05T09:00:00Z') })));
    expect(asked).toEqual([null, 'a+b/c=&']);
  });

  it('a list that is none is no empty list', async () => {
    answer = (_request, response) => void response.writeHead(200).end('<html>Welcome</html>');
    await expect(readWhole(documents.list() as never)).rejects.toThrow(DocumentsUnavailable);
  });

  it('a list without its other pages is not taken for whole', async () => {
    const page = '<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>';
    answer = (_request, response) => void response.writeHead(200).end(page);
    await expect(readWhole(documents.list() as never)).rejects.toThrow(DocumentsUnavailable);
  });
});
