import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import type { Actor } from '#kernel/decider';
import type { AggregateStores } from '#nest';
import type { DocumentSealing, DocumentStore } from '#security/documents';
import { JPEG } from './testing/files.js';
import { bodyOf } from './upload-body.js';
import { Uploads } from './uploads.js';

const personOf = (id: string): Actor => ({ id, role: 'CASE_WORKER', organisation: 'A21', office: 'Poipet' });
const [sokha, bopha] = [personOf('sokha'), personOf('bopha')];

const anySurvivor = {
  of: () => ({ admits: async () => true, refusals: async () => new Map(), load: async () => ({ documents: {} }) }),
} as unknown as AggregateStores;

/** A request with a picture, of which so much has arrived. */
const sending = (part: Buffer): IncomingMessage & PassThrough => {
  const body = new PassThrough();
  body.write(part);
  const headers = { 'content-type': 'image/jpeg', 'content-length': String(part.length) };
  return Object.assign(body, { headers, complete: true }) as unknown as IncomingMessage & PassThrough;
};

describe('uploads that are held whole', () => {
  const takingIn = () => {
    const begun: string[] = [];
    const store = {
      put: async (place: { readonly survivorId: string }, content: AsyncIterable<Buffer>) => {
        begun.push(place.survivorId);
        for await (const part of content) void part;
      },
    } as unknown as DocumentStore;
    const sealing = { seal: (_: unknown, __: unknown, content: unknown) => content } as unknown as DocumentSealing;
    const uploads = new Uploads(store, sealing, anySurvivor);
    const receive = (by: Actor, request: IncomingMessage) => uploads.receive(by, randomUUID(), 'Photo', request);
    return { begun, receive };
  };

  it('of somebody whose line is slow keep out nobody else, and no third one of theirs begins', async () => {
    const { begun, receive } = takingIn();
    const slow = [sending(JPEG().subarray(0, 20)), sending(JPEG().subarray(0, 20))];
    const underWay = slow.map((request) => receive(sokha, request).catch((error: unknown) => error));
    while (begun.length < 2) await new Promise(setImmediate);
    await expect(receive(sokha, sending(JPEG().subarray(0, 20)))).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    const whole = sending(JPEG());
    whole.end();
    expect(await receive(bopha, whole)).toMatchObject({ mediaType: 'Jpeg' });
    for (const request of slow) request.end();
    expect(await Promise.all(underWay)).toEqual(Array(2).fill(expect.objectContaining({ code: 'UPLOAD_BROKEN' })));
    const next = sending(JPEG());
    next.end();
    expect(await receive(sokha, next)).toMatchObject({ mediaType: 'Jpeg' });
  });

  it('wait for their turn, and only so many', async () => {
    const { begun, receive } = takingIn();
    const crowd = Array.from({ length: 44 }, (_, at) => sending(JPEG().subarray(0, 20 + (at % 2))));
    const waiting = crowd.map((request, at) => receive(personOf(`w${at}`), request).catch((error: unknown) => error));
    while (begun.length < 4) await new Promise(setImmediate);
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate); // the others stand in the queue
    const late = sending(JPEG());
    late.end();
    await expect(receive(sokha, late)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    for (const request of crowd) request.end();
    expect(await Promise.all(waiting)).toEqual(Array(44).fill(expect.objectContaining({ code: 'UPLOAD_BROKEN' })));
  });
});

describe('the body of an upload', () => {
  const bytesOf = async (request: IncomingMessage, patience: { atFirstMs: number; bytesPerMs: number }) => {
    let bytes = 0;
    for await (const part of bodyOf(request, patience)) bytes += part.length;
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
