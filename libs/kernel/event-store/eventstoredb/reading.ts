import type { Transform } from 'node:stream';
import type { AllStreamResolvedEvent, StreamingRead } from '@eventstore/db-client';
import { TimeoutError } from './timeouts.js';

/** The client gives a read no deadline, whatever it is told, and lets one that is broken off run on. */
export async function* inTime<T>(reading: StreamingRead<T>, patience: number): AsyncGenerator<T> {
  const silence = new TimeoutError(`The event store said nothing for ${patience} ms.`);
  const late = setTimeout(() => reading.destroy(silence), patience);
  reading.on('error', () => undefined); // it may complain after the loop has let go of it, and would end the process
  try {
    for await (const item of reading) {
      late.refresh();
      yield item;
    }
  } catch (error) {
    if (error === silence) reading.cancel().catch(() => undefined); // of one that is gone already
    throw error;
  } finally {
    clearTimeout(late);
  }
}

/** What already waits in the client's buffer, without waiting for more. */
export function* drainBuffered(subscription: { read(): unknown }, most: number) {
  for (let count = 0; count < most; count++) {
    const next = subscription.read() as AllStreamResolvedEvent | null;
    if (next === null) return;
    yield next;
  }
}

/** What the client is sent, as far as it matters here. */
interface Sent {
  getEvent?():
    { getEvent(): { getData_asU8(): Uint8Array; getCustomMetadata_asU8(): Uint8Array } | undefined } | undefined;
}

const bytesOf = (sent: Sent): number => {
  const event = sent.getEvent?.()?.getEvent();
  return event ? event.getData_asU8().length + event.getCustomMetadata_asU8().length : 0;
};

/**
 * The client bounds what waits in its buffer by the number of events only, and the largest that a node takes are a thousand
 * times as large as the usual ones. So it is also kept from taking another once so many bytes wait, and the server with it.
 * @returns to be called when what waits was taken
 */
export const limitBufferedBytes = (subscription: Transform, most: number): (() => void) => {
  let waiting = 0;
  let goOn: (() => void) | undefined;
  const transform = subscription._transform.bind(subscription);
  subscription._transform = (sent: Sent, encoding, next) => {
    waiting += bytesOf(sent);
    if (waiting < most) return transform(sent, encoding, next);
    transform(sent, encoding, (error, event) => {
      if (error) return next(error);
      if (event !== undefined) subscription.push(event);
      goOn = next;
    });
  };
  return () => {
    waiting = 0;
    goOn?.();
    goOn = undefined;
  };
};
