import { createReadStream } from 'node:fs';
import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
import { beginningOf } from './beginning.js';

export interface SentFile {
  readonly path: string;
  readonly bytes: number;
}

/** The answer to a document that was sent: nothing, or what was wrong with it. */
const ANSWER_MAX_BYTES = 10_000;

class MissingAnswer extends Error {
  override readonly name = 'MissingAnswer';
}

/** Sends a file while it is read. `fetch` of Node.js 20 holds all of it in memory, whatever its source is. */
export const sendFile = async (
  { url, method, headers }: Request,
  { path, bytes }: SentFile,
  signal: AbortSignal,
): Promise<Response> => {
  const request = url.startsWith('https:') ? secureRequest : plainRequest;
  const sent = request(url, {
    method,
    headers: { ...Object.fromEntries(headers), 'content-length': bytes },
    signal,
  });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    // it may close without an answer and without an error, as after a switch to another protocol: then the signal does nothing
    sent
      .once('response', resolve)
      .once('error', reject)
      .once('close', () => reject(new MissingAnswer()));
  });
  const file = createReadStream(path).once('error', (error) => sent.destroy(error));
  file.pipe(sent);
  try {
    const answer = await answered;
    const { text } = await beginningOf(answer, ANSWER_MAX_BYTES);
    return new Response(text || null, { status: answer.statusCode ?? 500 });
  } finally {
    // a store that refuses need not have read all of it, and what is left open keeps its room on the disk
    sent.on('error', () => undefined).destroy();
    file.destroy();
  }
};
