import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import type { Bearer } from '#platform/plain';
import { PDF, openDocument, upload } from '../../harness/documents.js';
import { Homeward, caseWorker, receiptOf, refusalOf } from '../../harness/homeward.js';
import { refer, toSend } from '../../harness/mutations.js';

const LIMIT = 25 * 1_024 * 1_024;
const JPEG = Buffer.from('ffd8ffdb0043', 'hex');
const stranger: Bearer = { id: 'bopha', role: 'CASE_WORKER', office: 'Poipet' };

let homeward: Homeward;
let survivorId: string;

const somebody = async (): Promise<string> => {
  const id = randomUUID();
  const { mutation, input, by } = refer();
  receiptOf(await homeward.command(mutation, input(id), by));
  return id;
};

beforeAll(async () => {
  homeward = await Homeward.alone();
  survivorId = await somebody();
});

/** What lies in a folder of the store: one of a survivor, or that of what is not finished. */
const storedIn = (name: string): readonly string[] => {
  const folder = join(homeward.data, 'documents', name);
  return existsSync(folder) ? readdirSync(folder) : [];
};

const attach = (documentId: string, more: object = {}, to = survivorId) => {
  const input = { documentId, kind: 'CONSENT_FORM', on: '2020-03-05', title: 'Consent', ...more };
  const { mutation, input: of } = toSend('attachDocument', input);
  return homeward.command(mutation, of(to));
};

describe('an upload', () => {
  it.each<{ what: string; body: Buffer; how: Parameters<typeof upload>[3]; status: number; code: string }>([
    {
      what: 'of a page that says it is a PDF',
      body: Buffer.from('<html><script>'),
      how: {},
      status: 415,
      code: 'DOCUMENT_TYPE',
    },
    {
      what: 'of a PDF that says it is a page',
      body: PDF,
      how: { type: 'text/html' },
      status: 415,
      code: 'DOCUMENT_TYPE',
    },
    {
      what: 'of a PDF that says it is JSON',
      body: PDF,
      how: { type: 'application/json' },
      status: 413,
      code: 'TOO_LARGE',
    },
    {
      what: 'of a PDF behind a page',
      body: Buffer.concat([Buffer.from('<html>'), PDF]),
      how: {},
      status: 415,
      code: 'DOCUMENT_TYPE',
    },
    { what: 'of a program', body: Buffer.from('MZ\x90\0\x03'), how: {}, status: 415, code: 'DOCUMENT_TYPE' },
    {
      what: 'of an archive',
      body: Buffer.from('PK\x03\x04'),
      how: { type: 'application/zip' },
      status: 415,
      code: 'DOCUMENT_TYPE',
    },
    { what: 'of nothing', body: Buffer.alloc(0), how: {}, status: 415, code: 'DOCUMENT_TYPE' },
    {
      what: 'of a picture as a recording',
      body: JPEG,
      how: { kind: 'RECORDING', type: 'image/jpeg' },
      status: 415,
      code: 'DOCUMENT_TYPE',
    },
    {
      what: 'of a picture that is cut',
      body: JPEG,
      how: { kind: 'PHOTO', type: 'image/jpeg' },
      status: 400,
      code: 'UPLOAD_BROKEN',
    },
    { what: 'of a PDF without an end', body: PDF.subarray(0, -2_000), how: {}, status: 400, code: 'UPLOAD_BROKEN' },
    {
      what: 'of a packed PDF',
      body: PDF,
      how: { headers: { 'content-encoding': 'gzip' } },
      status: 415,
      code: 'DOCUMENT_TYPE',
    },
    { what: 'of a kind that is none', body: PDF, how: { kind: '../../etc' }, status: 400, code: 'VALIDATION' },
    { what: 'by a stranger', body: PDF, how: { by: stranger }, status: 404, code: 'NOT_FOUND' },
    { what: 'by an analyst', body: PDF, how: { by: { id: 'nary', role: 'ANALYST' } }, status: 403, code: 'FORBIDDEN' },
  ])('$what is refused, and leaves nothing', async ({ body, how, status, code }) => {
    const id = await somebody();
    expect(await upload(homeward, id, body, how)).toEqual({ status, code, documentId: '' });
    expect(storedIn(id)).toEqual([]);
    expect(storedIn('unfinished')).toEqual([]);
  });

  it.each(['..%2f..%2fetc', '%2e%2e', 'x', randomUUID()])('for %s is refused like one for nobody', async (named) => {
    expect(await upload(homeward, named, PDF)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });

  it('that announces more than the limit is refused before it is read', async () => {
    const length = { 'content-length': String(LIMIT + 1) };
    const sent = await begun(length);
    const [response] = await once(sent, 'response');
    sent.destroy();
    expect((response as { statusCode: number }).statusCode).toBe(413);
  });

  it('that goes on beyond the limit is cut there', async () => {
    const part = Buffer.alloc(1_024 * 1_024, 0x20);
    let sent = 0;
    const endless = new ReadableStream({
      pull: (stream) => {
        if (sent++ === 0) stream.enqueue(PDF);
        else if (sent < 40) stream.enqueue(part);
        else stream.close();
      },
    });
    const answer = await upload(homeward, survivorId, endless).catch(() => ({
      status: 413,
      code: 'DOCUMENT_TOO_LARGE',
    }));
    expect(answer).toMatchObject({ status: 413, code: 'DOCUMENT_TOO_LARGE' });
    expect(storedIn(survivorId)).toEqual([]);
  });

  it('that breaks off leaves nothing', async () => {
    const id = await somebody();
    const sent = await begun({ 'content-length': String(PDF.length) }, id);
    sent.write(PDF.subarray(0, 200_000));
    await homeward.until('the upload has begun', async () => storedIn('unfinished').length > 0);
    sent.destroy();
    await homeward.until('nothing is left of it', async () => storedIn('unfinished').length === 0);
    expect(storedIn(id)).toEqual([]);
  });

  it('of 25 MB streams through', async () => {
    const id = await somebody();
    const large = Buffer.alloc(LIMIT, 0x20);
    PDF.copy(large);
    large.write('%%EOF', LIMIT - 5);
    const { status, documentId } = await upload(homeward, id, large);
    expect(status).toBe(201);
    receiptOf(await attach(documentId, {}, id));
    expect((await openDocument(homeward, { survivorId: id, documentId })).content.equals(large)).toBe(true);
  });

  it('of nothing but parts is refused, while others are answered', async () => {
    const parts = Buffer.concat([Buffer.from('ffd8', 'hex'), Buffer.alloc(LIMIT - 4, 'ffc40002', 'hex')]);
    let [answered, lives] = [false, 0];
    const asking = (async () => {
      for (; !answered; lives++) expect((await fetch(new URL('/health/live', homeward.url))).status).toBe(200);
    })();
    const refused = await upload(homeward, await somebody(), parts, { kind: 'PHOTO', type: 'image/jpeg' });
    answered = true;
    await asking;
    expect(refused).toMatchObject({ status: 400, code: 'UPLOAD_BROKEN' });
    expect(lives).toBeGreaterThan(1);
  });

  it('without a token is refused', async () => {
    const address = new URL(`/documents/${survivorId}?kind=PHOTO`, homeward.url);
    expect((await fetch(address, { method: 'POST', body: PDF })).status).toBe(401);
    expect((await fetch(new URL(`/documents/${survivorId}/${randomUUID()}`, homeward.url))).status).toBe(401);
  });
});

/** A request of which the spec sends the body. */
const begun = async (headers: Readonly<Record<string, string>>, id = survivorId) => {
  const authorization = `Bearer ${await homeward.token(caseWorker)}`;
  const sent = request(new URL(`/documents/${id}?kind=CONSENT_FORM`, homeward.url), {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/pdf', ...headers },
  });
  sent.on('error', () => undefined);
  sent.flushHeaders();
  return sent;
};

describe('a document is attached', () => {
  it('only if it was uploaded, and for this survivor', async () => {
    const other = await somebody();
    const { documentId } = await upload(homeward, other, PDF);
    expect(refusalOf(await attach(documentId))).toBe('UPLOAD_UNKNOWN');
    expect(refusalOf(await attach(randomUUID()))).toBe('UPLOAD_UNKNOWN');
    receiptOf(await attach(documentId, {}, other));
  });

  it('once, however often the same is sent, and under one kind of its class', async () => {
    const id = await somebody();
    const { documentId } = await upload(homeward, id, PDF, { kind: 'LETTER' });
    expect(refusalOf(await attach(documentId, {}, id))).toBe('DOCUMENT_CLASS');
    const commandId = randomUUID();
    const first = receiptOf(await attach(documentId, { kind: 'COURT_DOCUMENT', commandId }, id));
    expect(receiptOf(await attach(documentId, { kind: 'COURT_DOCUMENT', commandId }, id))).toEqual(first);
    expect(receiptOf(await attach(documentId, { kind: 'COURT_DOCUMENT' }, id)).eventIds).toEqual([]);
    expect(refusalOf(await attach(documentId, { kind: 'COURT_DOCUMENT', title: 'Another' }, id))).toBe('ID_USED');
  });

  it('with the keeper of its original, if it is a recording', async () => {
    const id = await somebody();
    const { documentId } = await upload(homeward, id, Buffer.from('OggS sound'), {
      kind: 'RECORDING',
      type: 'audio/ogg',
    });
    expect(refusalOf(await attach(documentId, { kind: 'RECORDING' }, id))).toBe('CUSTODY_REQUIRED');
    receiptOf(await attach(documentId, { kind: 'RECORDING', custody: 'The office' }, id));
  });

  it('as the service stored it: no caller says what is stored', async () => {
    const id = await somebody();
    const { documentId } = await upload(homeward, id, PDF);
    const stored = { personalClass: 'IDENTITY', mediaType: 'PDF', bytes: 1, sha256: '0'.repeat(64) };
    expect(refusalOf(await attach(documentId, { stored }, id))).toBe('VALIDATION');
  });
});
