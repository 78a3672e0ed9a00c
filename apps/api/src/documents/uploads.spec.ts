import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { PassThrough, Readable } from 'node:stream';
import { aggregates } from '#domain/aggregates';
import type { Actor } from '#kernel/decider';
import type { AggregateStores } from '#nest';
import type { DocumentSealing, DocumentStore } from '#security/documents';
import { HeldUploads } from './held-uploads.js';
import { JPEG } from './testing/files.js';
import { bodyOf } from './upload-body.js';
import { Uploads } from './uploads.js';

const personOf = (id: string): Actor => ({ id, role: 'CASE_WORKER', organisation: 'A21', office: 'Poipet' });
const [sokha, bopha] = [personOf('sokha'), personOf('bopha')];

/** As much of the stores as an upload asks: whether this person may attach a document to this record. */
const survivorsOf = (isAuthorized: (survivorId: string) => Promise<boolean>) =>
  ({
    of: () => ({
      requireRole: aggregates.survivor.requireRole,
      isAuthorized,
      refusals: async () => new Map(),
      load: async () => ({ documents: {} }),
    }),
  }) as unknown as AggregateStores;

const anySurvivor = survivorsOf(async () => true);

/** A request with a picture, of which so much has arrived. */
const sending = (part: Buffer): IncomingMessage & PassThrough => {
  const body = new PassThrough();
  body.write(part);
  const headers = { 'content-type': 'image/jpeg', 'content-length': String(part.length) };
  return Object.assign(body, { headers, complete: true }) as unknown as IncomingMessage & PassThrough;
};

/** Until everything that was sent has been taken in. */
const takenIn = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
};

describe('uploads that are held whole', () => {
  const takingIn = () => {
    const store = {
      put: async (_: unknown, content: AsyncIterable<Buffer>) => {
        for await (const part of content) void part;
      },
    } as unknown as DocumentStore;
    const sealing = { seal: (_: unknown, __: unknown, content: unknown) => content } as unknown as DocumentSealing;
    const uploads = new Uploads(store, sealing, anySurvivor);
    const receive = (by: Actor, request: IncomingMessage) => uploads.receive(by, randomUUID(), 'Photo', request);
    const sendSlowly = (...people: readonly Actor[]) => {
      const requests = people.map(() => sending(JPEG().subarray(0, 20)));
      const ended = { times: 0 };
      const refused = people.map((by, at) =>
        receive(by, requests[at]!)
          .catch((error: unknown) => error)
          .finally(() => ended.times++),
      );
      return { requests, refused, ended };
    };
    return { receive, sendSlowly };
  };

  it('of people whose lines are slow keep out nobody else, and no third one of theirs begins', async () => {
    const { receive, sendSlowly } = takingIn();
    const { requests, refused, ended } = sendSlowly(...['dara', 'nary', 'vanna'].flatMap((id) => [personOf(id), personOf(id)]), sokha, sokha); // prettier-ignore
    await takenIn();
    await expect(receive(sokha, sending(JPEG().subarray(0, 20)))).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    const whole = sending(JPEG());
    whole.end();
    expect(await receive(bopha, whole)).toMatchObject({ mediaType: 'Jpeg' });
    expect(ended.times).toBe(0); // their patience had not to end for it
    for (const request of requests) request.end();
    expect(await Promise.all(refused)).toEqual(Array(8).fill(expect.objectContaining({ code: 'UPLOAD_BROKEN' })));
    const next = sending(JPEG());
    next.end();
    expect(await receive(sokha, next)).toMatchObject({ mediaType: 'Jpeg' });
  });

  it('are only so many at a time', async () => {
    const { receive, sendSlowly } = takingIn();
    const { requests, refused } = sendSlowly(...Array.from({ length: 44 }, (_, at) => personOf(`w${at}`)));
    await takenIn();
    const late = sending(JPEG());
    late.end();
    await expect(receive(sokha, late)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    for (const request of requests) request.end();
    expect(await Promise.all(refused)).toEqual(Array(44).fill(expect.objectContaining({ code: 'UPLOAD_BROKEN' })));
  });
});

describe('what has arrived', () => {
  const page = Buffer.alloc(64 * 1_024, 7);
  const wholeOf = async (whole: Buffer) => whole;

  it('is the file that was sent, however small its parts', async () => {
    const file = Buffer.concat([page, JPEG(), page]);
    const parts = Array.from({ length: file.length / 30 + 1 }, (_, at) => file.subarray(30 * at, 30 * (at + 1)));
    const whole = await new HeldUploads().hold(sokha, Readable.from(parts), wholeOf);
    expect(whole.equals(file)).toBe(true);
  });

  it('takes only so much memory, which is free once a file is stored or refused', async () => {
    const held = new HeldUploads(2 * page.length);
    const send = (by: Actor, pages: number) => held.hold(by, Readable.from(Array(pages).fill(page)), wholeOf);
    const slow = new PassThrough({ highWaterMark: page.length });
    slow.write(page);
    const first = held.hold(sokha, slow, wholeOf);
    await takenIn();
    await expect(send(bopha, 2)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    expect((await send(bopha, 1)).length).toBe(page.length);
    slow.end();
    expect((await first).length).toBe(page.length);
    expect((await send(bopha, 2)).length).toBe(2 * page.length);
  });
});

describe('the body of an upload', () => {
  const bytesOf = async (request: IncomingMessage, pace: { atFirstMs: number; bytesPerMs: number }) => {
    let bytes = 0;
    for await (const part of bodyOf(request, pace)) bytes += part.length;
    return bytes;
  };

  it('ends where it trickles', async () => {
    const request = sending(Buffer.alloc(10));
    const trickle = setInterval(() => request.write(Buffer.alloc(1)), 5);
    await expect(bytesOf(request, { atFirstMs: 50, bytesPerMs: 4 })).rejects.toMatchObject({ code: 'UPLOAD_BROKEN' });
    clearInterval(trickle);
    request.destroy();
  });

  it('may come slowly as long as it comes', async () => {
    const request = sending(Buffer.alloc(1_000));
    let parts = 0;
    const steadily = setInterval(() => (++parts < 20 ? request.write(Buffer.alloc(1_000)) : request.end()), 5);
    expect(await bytesOf(request, { atFirstMs: 50, bytesPerMs: 4 })).toBe(20_000);
    clearInterval(steadily);
  });
});

describe('somebody who may not attach', () => {
  const [known, unknown] = [randomUUID(), randomUUID()];
  const stores = survivorsOf(async (survivorId) => survivorId === known);
  const uploads = new Uploads({} as DocumentStore, {} as DocumentSealing, stores);
  const receive = (by: Actor, survivorId: string) => uploads.receive(by, survivorId, 'Photo', sending(JPEG()));

  it('in that role learns which roles may, and not whether the record exists', async () => {
    const analyst = { ...sokha, role: 'ANALYST' };
    const answer = {
      code: 'FORBIDDEN',
      message: expect.stringMatching(/^Your role, analyst, may not do this: ask .*a case worker/),
    };
    await expect(receive(analyst, known)).rejects.toMatchObject(answer);
    await expect(receive(analyst, unknown)).rejects.toMatchObject(answer);
  });

  it('for want of a relation learns nothing', async () => {
    await expect(receive(sokha, unknown)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
