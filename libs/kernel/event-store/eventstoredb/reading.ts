import type { StreamingRead } from '@eventstore/db-client';
import { TimeoutError } from './timeouts.js';

/** The client ignores deadlines for reads, and lets a cancelled read run on. */
export async function* inTime<T>(reading: StreamingRead<T>, timeoutMs: number): AsyncGenerator<T> {
  const silence = new TimeoutError(`The event store said nothing for ${timeoutMs} ms.`);
  const late = setTimeout(() => reading.destroy(silence), timeoutMs);
  reading.on('error', () => undefined); // it may report an error after the loop has ended, and without a listener that would end the process
  try {
    for await (const item of reading) {
      late.refresh();
      yield item;
    }
  } catch (error) {
    if (error === silence) reading.cancel().catch(() => undefined); // it may have ended already
    throw error;
  } finally {
    clearTimeout(late);
  }
}
