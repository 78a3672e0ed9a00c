import type { Readable } from 'node:stream';
import { convertToCommandError, type StreamingRead } from '@eventstore/db-client';
import { TimeoutError } from '#kernel/waiting';
import type { RecordedEvent } from '../event-store.js';
import type { ReadAnswer } from './read-messages.js';

/** The client ignores deadlines for reads, and lets a cancelled read run on. */
export async function* cutWhenSilent<T>(reading: StreamingRead<T>, timeoutMs: number): AsyncGenerator<T> {
  let silence: TimeoutError | undefined; // an error is dear, and hardly ever needed
  const late = setTimeout(() => {
    silence = new TimeoutError(`The event store said nothing for ${timeoutMs} ms.`);
    reading.destroy(silence);
  }, timeoutMs);
  reading.on('error', () => undefined); // it may report an error after the loop has ended, and without a listener that would end the process
  try {
    for await (const item of reading) {
      late.refresh();
      yield item;
    }
  } catch (error) {
    if (silence && error === silence) reading.cancel().catch(() => undefined); // it may have ended already
    throw error;
  } finally {
    clearTimeout(late);
  }
}

/** A call that reads: a stream of `ReadAnswer`. */
export interface ReadCall extends Readable {
  cancel(): void;
}

/** All events of a read, of none where there is no stream. @throws TimeoutError, or what ended the call */
export const historyIn = (opening: Promise<ReadCall>, timeoutMs: number): Promise<readonly RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  return takeEach(opening, timeoutMs, (event) => events.push(event) > 0).then(() => events);
};

/**
 * Gives each event of a read, with the size of its message, to `take`, and ends the call if that returns false.
 * @throws TimeoutError, or what ended the call
 */
export const takeEach = (
  opening: Promise<ReadCall>,
  timeoutMs: number,
  take: (event: RecordedEvent, bytes: number) => boolean,
): Promise<void> =>
  new Promise((resolve, reject) => {
    let isEnough = false;
    const fail = (error: unknown): void => {
      clearTimeout(late);
      reject(error instanceof Error ? (convertToCommandError(error) ?? error) : error);
    };
    // at a later turn: a call that is cancelled while it begins is not cancelled
    const cancel = (): void => void opening.then((call) => setImmediate(() => call.cancel())).catch(() => undefined);
    const leave = (error: unknown): void => {
      fail(error);
      cancel();
    };
    const late = setTimeout(
      () => leave(new TimeoutError(`The event store said nothing for ${timeoutMs} ms.`)),
      timeoutMs,
    );
    const end = (): void => {
      clearTimeout(late);
      resolve();
    };
    const listen = (call: ReadCall): void => {
      call.on('error', fail); // stays: an error without a listener would end the process
      call.on('close', () => fail(new Error('The event store ended the read without an answer.')));
      call.on('end', end);
      call.on('data', ({ event, bytes }: ReadAnswer) => {
        if (isEnough) return;
        late.refresh();
        isEnough = event !== undefined && !take(event, bytes);
        if (!isEnough) return;
        end();
        cancel();
      });
    };
    opening.then(listen).catch(leave);
  });
