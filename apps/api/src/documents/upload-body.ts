import type { IncomingMessage } from 'node:http';
import { DOCUMENT_MAX_BYTES } from '#domain/survivor';
import { Refusal } from '#kernel/decider';
import { withTimeout } from '#kernel/waiting';
import { prepend } from '#security/documents';

const tooLarge = (): never => {
  throw new Refusal('DOCUMENT_TOO_LARGE', 'A document may have 25 MB: make it smaller, or attach it in several parts.');
};

export const brokenUpload = (): Refusal =>
  new Refusal('UPLOAD_BROKEN', 'The file did not arrive whole, or is damaged. Nothing was kept: upload it again.');

/** Checks the announced length, before the body is read. @throws Refusal if it is too large */
export const requireAcceptedLength = ({ headers }: IncomingMessage): void => {
  if (Number(headers['content-length']) > DOCUMENT_MAX_BYTES) tooLarge();
};

/**
 * How long an upload may keep us waiting: at first, and for what has arrived. Slower than GPRS is no line, but
 * a hold; at this pace, 2.4 MB arrive in the time that an upload has.
 */
const UPLOAD_PACE = { atFirstMs: 15_000, bytesPerMs: 4 };

const tooSlow = (): Refusal =>
  new Refusal('UPLOAD_BROKEN', 'The file arrived too slowly. Nothing was kept: upload it again over a better line.');

/** The body as it arrives. It ends at the limit, whatever the sender announced, and where it trickles. @throws Refusal */
export async function* bodyOf(request: IncomingMessage, pace = UPLOAD_PACE): AsyncGenerator<Buffer> {
  // else the connection would be gone before the refusal is sent
  const parts = (request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  let [bytes, waitedMs] = [0, 0];
  try {
    for (;;) {
      const since = performance.now();
      const left = pace.atFirstMs + bytes / pace.bytesPerMs - waitedMs;
      const { value, done } = await withTimeout(parts.next(), left, tooSlow);
      if (done === true) break;
      waitedMs += performance.now() - since; // what we do with it meanwhile is not the sender's time
      bytes += value.length;
      if (bytes > DOCUMENT_MAX_BYTES) tooLarge();
      yield value;
    }
  } catch (error) {
    throw request.errored === error ? brokenUpload() : error;
  } finally {
    parts.return?.().catch(() => undefined); // not awaited: it waits for a part that may never come
  }
  if (!request.complete) throw brokenUpload();
}

/** At least so many of the first bytes, and everything again from the start. */
export const peekBytes = async (
  body: AsyncGenerator<Buffer>,
  bytes: number,
): Promise<{ readonly first: Buffer; readonly all: AsyncGenerator<Buffer> }> => {
  let first: Buffer = Buffer.alloc(0);
  while (first.length < bytes) {
    const { value, done } = await body.next();
    if (done === true) break;
    first = Buffer.concat([first, value]);
  }
  return { first, all: prepend(first, body) };
};
