import type { IncomingMessage } from 'node:http';
import { DOCUMENT_MAX_BYTES } from '#domain/survivor';
import { Refusal } from '#kernel/decider';

const tooLarge = (): never => {
  throw new Refusal('DOCUMENT_TOO_LARGE', 'A document may have 25 MB: make it smaller, or attach it in several parts.');
};

export const broken = (): Refusal =>
  new Refusal('UPLOAD_BROKEN', 'The file did not arrive whole, or is damaged. Nothing was kept: upload it again.');

/** Checks the announced length, before the body is read. @throws Refusal if it is too large */
export const requireAcceptedLength = ({ headers }: IncomingMessage): void => {
  if (Number(headers['content-length']) > DOCUMENT_MAX_BYTES) tooLarge();
};

/** The body as it arrives. It ends at the limit, whatever the sender announced. @throws Refusal */
export async function* bodyOf(request: IncomingMessage): AsyncGenerator<Buffer> {
  let bytes = 0;
  // else the connection would be gone before the refusal is sent
  const parts = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  try {
    for await (const part of parts) {
      bytes += part.length;
      if (bytes > DOCUMENT_MAX_BYTES) tooLarge();
      yield part;
    }
  } catch (error) {
    throw request.errored === error ? broken() : error;
  }
  if (!request.complete) throw broken();
}

/** At least so many of the first bytes, and everything again from the start. */
export const peeked = async (
  body: AsyncGenerator<Buffer>,
  bytes: number,
): Promise<{ readonly first: Buffer; readonly all: AsyncGenerator<Buffer> }> => {
  let first: Buffer = Buffer.alloc(0);
  while (first.length < bytes) {
    const { value, done } = await body.next();
    if (done === true) break;
    first = Buffer.concat([first, value]);
  }
  return { first, all: followedBy(first, body) };
};

async function* followedBy(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}
