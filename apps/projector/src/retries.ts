import type { EventEmitter } from 'node:events';
import type { DataSource } from 'typeorm';
import { RETRY } from '#kernel/projections';
import { RetryRequestsLost } from './reason.js';

interface Listening extends EventEmitter {
  query(text: string): Promise<unknown>;
}

/** Retries a stream that is parked for a table. */
type Retries = (name: string, stream: string) => Promise<unknown>;

/**
 * Runs requested retries until the signal.
 * @throws the error of a retry, or the loss of the listening connection: the caller starts again then.
 */
const listenForRetries = async (db: DataSource, signal: AbortSignal, retries: Retries): Promise<void> => {
  const runner = db.createQueryRunner();
  const client = (await runner.connect()) as Listening;
  try {
    await new Promise<void>((resolve, reject) => {
      const failListening = () => reject(new RetryRequestsLost());
      client.on('end', failListening);
      client.on('error', failListening);
      client.on('notification', ({ payload = '' }: { payload?: string }) => {
        const request = requestIn(payload);
        if (request) retries(request.name, request.stream).catch(reject);
      });
      if (signal.aborted) return resolve();
      signal.addEventListener('abort', () => resolve(), { once: true });
      client.query(`LISTEN ${RETRY}`).catch(reject);
    });
  } finally {
    client.removeAllListeners('notification');
    await client.query('UNLISTEN *').catch(() => undefined); // a connection that is lost does not listen
    await runner.release();
  }
};

/**
 * Runs `read` and, beside it, the retries that are requested, until the signal aborts.
 * @throws the error of either; the other has ended by then
 */
export const runWithRetries = async (
  db: DataSource,
  retries: Retries,
  signal: AbortSignal,
  read: (until: AbortSignal) => Promise<void>,
): Promise<void> => {
  const ended = new AbortController();
  const until = AbortSignal.any([signal, ended.signal]);
  let lost: { readonly error: unknown } | undefined;
  const retrying = listenForRetries(db, until, retries).catch((error: unknown) => {
    lost = { error };
    ended.abort();
  });
  try {
    await read(until);
  } finally {
    ended.abort();
    await retrying;
  }
  if (lost) throw lost.error;
};

/** A notification is untrusted: every database role may send one. */
const requestIn = (payload: string): { name: string; stream: string } | undefined => {
  try {
    const { name, stream } = JSON.parse(payload) as { name: unknown; stream: unknown };
    return typeof name === 'string' && typeof stream === 'string' ? { name, stream } : undefined;
  } catch {
    return undefined;
  }
};
