import type { RecordedEvent } from '#kernel/event-store';
import { sideBySide } from './side-by-side.js';

const turn = () => new Promise<void>((resolve) => void setImmediate(resolve));
const turns = async (count = 10) => {
  for (let n = 0; n < count; n++) await turn();
};
const batch = (position: number) => [{ position: BigInt(position) }] as unknown as readonly RecordedEvent[];

/** Writes when the test lets it. */
class SlowProjector {
  readonly begun: bigint[] = [];
  readonly #ends: { resolve: () => void; reject: (error: Error) => void }[] = [];

  project([event]: readonly RecordedEvent[]): Promise<void> {
    this.begun.push(event!.position);
    return new Promise<void>((resolve, reject) => this.#ends.push({ resolve, reject }));
  }

  end = (): void => this.#ends.shift()?.resolve();
  fail = (error: Error): void => this.#ends.shift()?.reject(error);
}

let pulled: number;
/** Yields this many batches, and then nothing until the signal. */
const batches = (count: number) =>
  async function* (signal: AbortSignal) {
    for (pulled = 0; pulled < count && !signal.aborted;) yield batch(++pulled);
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener('abort', () => resolve());
    });
  };

describe('reading and writing in parallel', () => {
  it('submits the next batch while one is written, and reads no further than that, however slow writing is', async () => {
    const slow = new SlowProjector();
    const stop = new AbortController();
    let progress = 0;
    const done = sideBySide(slow, batches(100), { signal: stop.signal, progressed: () => void progress++ });
    for (let written = 0; written < 100; written++) {
      await turns();
      expect(slow.begun.length).toBe(Math.min(written + 2, 100));
      expect(pulled - written).toBeLessThanOrEqual(3);
      slow.end();
    }
    await turns();
    stop.abort();
    await done;
    expect(progress).toBe(100);
  });

  it('notices a failed batch even while nothing arrives, and ends the subscription', async () => {
    const slow = new SlowProjector();
    const ended: string[] = [];
    const subscribe = async function* (signal: AbortSignal) {
      yield* batches(1)(signal);
      ended.push('subscription');
    };
    const { signal } = new AbortController();
    const done = sideBySide(slow, subscribe, { signal, progressed: () => undefined }).catch(String);
    await turns();
    slow.fail(new Error('It is away.'));
    expect(await done).toBe('Error: It is away.');
    await turns();
    expect(ended).toEqual(['subscription']);
  });

  it('ends only when no write is in progress', async () => {
    const slow = new SlowProjector();
    const stop = new AbortController();
    const ended: string[] = [];
    const lost = async function* (signal: AbortSignal) {
      yield batch(1);
      if (!signal.aborted) throw new Error('The subscription was lost.');
    };
    const done = sideBySide(slow, lost, { signal: stop.signal, progressed: () => undefined });
    const told = done.catch((error: unknown) => ended.push(String(error)));
    await turns();
    expect(ended).toEqual([]);
    slow.end();
    await told;
    expect(ended).toEqual(['Error: The subscription was lost.']);
  });
});
