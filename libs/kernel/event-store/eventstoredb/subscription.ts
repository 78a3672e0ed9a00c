import { addAbortSignal, type TransformOptions } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { START, streamNameFilter, type EventStoreDBClient } from '@eventstore/db-client';
import type { SubscribeOptions, RecordedEvent } from '../event-store.js';
import type { Closable, Connections } from './connections.js';
import { explain, isTooSlow, type Look } from './errors.js';
import { limitBufferedBytes } from './buffer-limit.js';
import { drainBuffered } from './reading.js';
import { SharedPosition, toSubscribedEvent, type ClientEvent } from './recorded.js';
import { backoff } from './timeouts.js';

export type Subscriber = Pick<EventStoreDBClient, 'subscribeToAll'> & Closable;

/** Maximum events of a batch: limits the memory of a reader that is far behind. */
const BATCH_MAX_EVENTS = 2_000;
/** Maximum bytes of a batch, except for a single larger event. */
const BATCH_MAX_BYTES = 8 * 1_024 * 1_024;
/** Maximum events that the client buffers. */
const UNSEEN_MAX_EVENTS = 4;
/** The pause before a lost subscription is resumed: a view should lag by seconds, not by half a minute. */
const PAUSE_MAX_MS = 5_000;

/** The client never resubscribes by itself: an error, an end and a close are all a drop, after which this resumes. */
export async function* subscribed(
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
    await sleep(backoff(drops, PAUSE_MAX_MS), undefined, { signal }).catch(() => undefined);
  }
}

async function* batchesOf(
  client: Subscriber,
  prefixes: readonly string[],
  after: bigint,
  signal: AbortSignal,
  onLive: SubscribeOptions['onLive'],
) {
  const filter = streamNameFilter({ prefixes: [...prefixes] });
  const fromPosition = after < 0n ? START : { commit: after, prepare: after };
  const { options, taken } = limitBufferedBytes(BATCH_MAX_BYTES);
  const buffers: TransformOptions = {
    ...options,
    readableHighWaterMark: BATCH_MAX_EVENTS,
    writableHighWaterMark: UNSEEN_MAX_EVENTS,
  };
  const subscription = client.subscribeToAll({ fromPosition, filter }, buffers as object);
  subscription.on('error', () => undefined); // it may report an error after the loop has ended, and without a listener that would end the process
  subscription.on('confirmation', () => onLive?.());
  addAbortSignal(signal, subscription);
  try {
    for await (const first of subscription) {
      const all = [first, ...drainBuffered(subscription, BATCH_MAX_EVENTS - 1)];
      taken();
      yield all.map(({ event }) => toSubscribedEvent(event as ClientEvent));
    }
  } finally {
    subscription.unsubscribe().catch(() => undefined); // it may have ended already
  }
}
