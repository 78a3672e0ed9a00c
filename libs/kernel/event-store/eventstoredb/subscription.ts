import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { convertToCommandError } from '@eventstore/db-client';
import { backoff, pauseFor } from '#kernel/waiting';
import { StoreUnavailable } from '../event-store-errors.js';
import type { SubscribeOptions, RecordedEvent } from '../event-store.js';
import type { Closable, Connections } from './connections.js';
import { explain, isTooSlow, type ServerCheck } from './errors.js';
import type { ReadAnswer } from './read-messages.js';
import type { ReadCall } from './reading.js';
import { FellBehind, SharedCalls, type Arrival, type Brake } from './shared-calls.js';

export interface Subscriber extends Closable {
  /** @param after -1 for the whole log */
  follow(prefixes: readonly string[], after: bigint): Promise<ReadCall>;
}

/** The pause before a lost subscription is resumed: a view should lag by seconds, not by half a minute. */
const PAUSE_MAX_MS = 5_000;

const REPLACED =
  'The connection to the event store was replaced while this reader was behind. It compares the log and reads on by itself: if that recurs, look at the load of the event store.';

/** Subscribes again after every drop: an error, an end or a close. Nothing else does. */
export async function* subscribeToAll(
  connections: Connections<Subscriber>,
  { prefixes, after, signal = new AbortController().signal, onDrop, onLive }: SubscribeOptions,
  look: ServerCheck,
): AsyncGenerator<readonly RecordedEvent[], void, undefined> {
  let slowOn: Subscriber | undefined;
  for (let drops = 0; !signal.aborted && !connections.isClosed; drops++) {
    const held = connections.hold();
    const isReplaced = slowOn !== undefined && slowOn !== held.client;
    slowOn = undefined;
    if (isReplaced) {
      // the log behind another connection may be another one, so the caller has to look
      held.release(undefined);
      onDrop?.(new StoreUnavailable(REPLACED));
      await pauseFor(backoff(drops, PAUSE_MAX_MS), signal);
      continue;
    }
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
      held.release(reason instanceof FellBehind ? undefined : reason);
    }
    if (signal.aborted || connections.isClosed) return;
    // a subscription that was only too slow resumes at once: it lags, and nothing was lost
    if (reason instanceof FellBehind || (isTooSlow(reason) && drops === 0)) {
      slowOn = held.client;
      continue;
    }
    onDrop?.(reason instanceof SharedPosition ? reason : await explain(reason, look));
    await pauseFor(backoff(drops, PAUSE_MAX_MS), signal);
  }
}

export class SharedPosition extends Error {
  override readonly name = 'SharedPosition';
}

/**
 * A checkpoint is one number, so each event needs its own position. Every append over gRPC gives it one. Events of an
 * explicit transaction share the position of its commit, so a reader that stopped between them would lose some.
 */
const onlyAtItsPosition = ({ event, sharesPosition }: Arrival): RecordedEvent => {
  if (!sharesPosition) return event;
  throw new SharedPosition(
    `The event ${event.id} of ${event.stream} shares the position ${event.position} with others.`,
  );
};

/** By client and by the prefixes of streams. */
const shared = new WeakMap<Subscriber, Map<string, SharedCalls>>();

const sharedCallsOf = (client: Subscriber, prefixes: readonly string[]): SharedCalls => {
  const ofClient = shared.get(client) ?? new Map<string, SharedCalls>();
  shared.set(client, ofClient);
  const streams = JSON.stringify(prefixes);
  const calls = ofClient.get(streams) ?? new SharedCalls();
  ofClient.set(streams, calls);
  return calls;
};

async function* batchesOf(
  client: Subscriber,
  prefixes: readonly string[],
  after: bigint,
  signal: AbortSignal,
  onLive: SubscribeOptions['onLive'],
) {
  const arrivals = new Arrivals<Arrival>();
  const following = client.follow(prefixes, after).then((call) => {
    call.on('data', ({ isConfirmation }: ReadAnswer) => {
      if (isConfirmation) onLive?.();
    });
    return sharedCallsOf(client, prefixes).begin(call, arrivals, after);
  });
  following.catch((error: unknown) => arrivals.end(error));
  const leave = () => arrivals.end();
  signal.addEventListener('abort', leave);
  try {
    for await (const batch of arrivals.batches()) yield batch.map(onlyAtItsPosition);
  } catch (error) {
    throw error instanceof Error ? convertToCommandError(error) : error;
  } finally {
    signal.removeEventListener('abort', leave);
    following.then((end) => end()).catch(() => undefined); // it may never have begun
  }
}

/** Maximum number that may wait: limits the memory of a reader that is far behind. */
const MAX_COUNT = 2_000;
/** Maximum bytes that may wait, except for a single larger arrival. */
const MAX_BYTES = 8 * 1_024 * 1_024;

interface WithBytes {
  readonly bytes: number;
}

/** What a call has brought and nobody has taken yet. The call pauses while this is full, and so does the server. */
export class Arrivals<Arrival extends WithBytes> {
  #waiting: Arrival[] = [];
  #bytes = 0;
  #brake: Brake | undefined;
  #end: { readonly error?: unknown } | undefined;
  #wake = (): void => undefined;

  constructor(
    private readonly maxCount = MAX_COUNT,
    private readonly maxBytes = MAX_BYTES,
  ) {}

  /** Sets the brake that pauses the call while this queue is full. */
  brake(brake: Brake): void {
    this.#brake = brake;
  }

  add(arrival: Arrival): void {
    this.#waiting.push(arrival);
    this.#bytes += arrival.bytes;
    if (this.#waiting.length >= this.maxCount || this.#bytes >= this.maxBytes) this.#brake?.pause();
    this.#wake();
  }

  /** Marks the end: no more events come, and those that have arrived may still be taken. */
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
        this.#brake?.resume();
        yield batch;
      } else if (this.#end) {
        if (this.#end.error !== undefined) throw this.#end.error;
        return;
      }
    }
  }
}
