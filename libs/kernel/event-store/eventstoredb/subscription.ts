import type { Readable } from 'node:stream';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { convertToCommandError } from '@eventstore/db-client';
import type { SubscribeOptions, RecordedEvent } from '../event-store.js';
import type { Closable, Connections } from './connections.js';
import { explain, isTooSlow, type Look } from './errors.js';
import type { ReadAnswer } from './read-messages.js';
import type { ReadCall } from './reading.js';
import { SharedPosition, toSubscribedEvent, type ClientEvent } from './recorded.js';
import { backoff, pauseFor } from './timeouts.js';

export interface Subscriber extends Closable {
  /** @param after -1 for the whole log */
  follow(prefixes: readonly string[], after: bigint): Promise<ReadCall>;
}

/** The pause before a lost subscription is resumed: a view should lag by seconds, not by half a minute. */
const PAUSE_MAX_MS = 5_000;

/** Nothing else resubscribes: an error, an end and a close are all a drop, after which this resumes. */
export async function* subscribeToAll(
  connections: Connections<Subscriber>,
  { prefixes, after, signal = new AbortController().signal, onDrop, onLive }: SubscribeOptions,
  look: Look,
): AsyncGenerator<readonly RecordedEvent[], void, undefined> {
  for (let drops = 0; !signal.aborted && !connections.isClosed; drops++) {
    const held = connections.hold();
    let reason: unknown = new Error('The subscription ended without an error.');
    try {
      for await (const batch of batchesOf(held.client, prefixes, after, signal, onLive)) {
        yield batch;
        after = batch.at(-1)!.position;
        drops = 0;
      }
    } catch (error) {
      reason = error;
    } finally {
      held.release(reason);
    }
    if (signal.aborted || connections.isClosed) return;
    // a subscription that was only too slow resumes at once: it lags, and nothing was lost
    if (isTooSlow(reason) && drops === 0) continue;
    onDrop?.(reason instanceof SharedPosition ? reason : await explain(reason, look));
    await pauseFor(backoff(drops, PAUSE_MAX_MS), signal);
  }
}

type Arrival = ReadAnswer & { readonly event: ClientEvent };

const hasEvent = (answer: ReadAnswer): answer is Arrival => answer.event !== undefined;

async function* batchesOf(
  client: Subscriber,
  prefixes: readonly string[],
  after: bigint,
  signal: AbortSignal,
  onLive: SubscribeOptions['onLive'],
) {
  const arrivals = new Arrivals<Arrival>();
  const following = client.follow(prefixes, after).then((call) => {
    arrivals.listen(call, (answer: ReadAnswer) => {
      if (answer.isConfirmation) onLive?.();
      if (hasEvent(answer)) arrivals.add(answer);
    });
    return call;
  });
  following.catch((error: unknown) => arrivals.end(error));
  const leave = () => arrivals.end();
  signal.addEventListener('abort', leave);
  try {
    for await (const batch of arrivals.batches())
      yield batch.map((answer) => (answer.recorded ??= toSubscribedEvent(answer.event)));
  } catch (error) {
    throw error instanceof Error ? convertToCommandError(error) : error;
  } finally {
    signal.removeEventListener('abort', leave);
    // at a later turn: a call that is cancelled while it begins is not cancelled
    following.then((call) => setImmediate(() => call.cancel())).catch(() => undefined); // it may never have begun
  }
}

/** Maximum number that may wait: limits the memory of a reader that is far behind. */
const MAX_COUNT = 2_000;
/** Maximum bytes that may wait, except for a single larger arrival. */
const MAX_BYTES = 8 * 1_024 * 1_024;

interface Sized {
  readonly bytes: number;
}

/** What a call has brought and nobody has taken yet. The call pauses while this is full, and so does the server. */
export class Arrivals<Arrival extends Sized> {
  #waiting: Arrival[] = [];
  #bytes = 0;
  #call: Pick<Readable, 'pause' | 'resume'> | undefined;
  #end: { readonly error?: unknown } | undefined;
  #wake = (): void => undefined;

  constructor(
    private readonly maxCount = MAX_COUNT,
    private readonly maxBytes = MAX_BYTES,
  ) {}

  /** @param keep adds what should be taken */
  listen<Message>(call: Readable, keep: (message: Message) => void): void {
    this.#call = call;
    call.on('error', (error) => this.end(error)); // stays: an error without a listener would end the process
    for (const event of ['end', 'close']) call.on(event, () => this.end());
    call.on('data', keep);
  }

  add(arrival: Arrival): void {
    this.#waiting.push(arrival);
    this.#bytes += arrival.bytes;
    if (this.#waiting.length >= this.maxCount || this.#bytes >= this.maxBytes) this.#call?.pause();
    this.#wake();
  }

  /** Nothing more is to be expected; what has arrived may still be taken. */
  end(error?: unknown): void {
    this.#end ??= { error };
    this.#wake();
  }

  /** Everything that waits at the time, again and again. @throws the error that ended the call */
  async *batches(): AsyncGenerator<readonly Arrival[], void, undefined> {
    for (;;) {
      if (this.#waiting.length === 0 && !this.#end) {
        await new Promise<void>((resolve) => (this.#wake = resolve));
        await turnOfTheLoop(); // what arrives in the same turn is one batch
      }
      const batch = this.#waiting;
      [this.#waiting, this.#bytes] = [[], 0];
      if (batch.length > 0) {
        this.#call?.resume();
        yield batch;
      } else if (this.#end) {
        if (this.#end.error !== undefined) throw this.#end.error;
        return;
      }
    }
  }
}
