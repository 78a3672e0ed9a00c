import { setTimeout as sleep } from 'node:timers/promises';
import { backoff } from '#kernel/waiting';
import type { EventStore, RecordedEvent } from '../event-store.js';
import { StoreUnavailable } from '../event-store-errors.js';
import { LogMismatch } from './log-mismatch.js';

/** The event that a history must contain; with its revision if known. */
export interface ContainedEvent {
  readonly id: string;
  readonly revision?: number;
}

/** How long a lagging node may be asked again, and the longest pause in between. */
const CATCH_UP_TIMEOUT_MS = 5_000;
const PAUSE_MAX_MS = 250;

/**
 * Reads a stream from a revision on, up to an event that it must contain. A subscription may be ahead of the node that
 * answers a read, and an incomplete history must never be used. So the read is repeated, for a bounded time. Flawed
 * events come with their flaw.
 * @throws StoreUnavailable if the history stays incomplete, LogMismatch if another event has that revision
 */
export const readContaining = async (
  store: Pick<EventStore, 'inspect'>,
  stream: string,
  { id, revision }: ContainedEvent,
  { from = 0, timeoutMs = CATCH_UP_TIMEOUT_MS }: { readonly from?: number; readonly timeoutMs?: number } = {},
): Promise<readonly RecordedEvent[]> => {
  const deadline = Date.now() + timeoutMs;
  for (let attempt = 0; ; attempt++) {
    const events = await store.inspect(stream, from, revision === undefined ? {} : { atLeast: revision });
    if (events.some((event) => event.id === id)) return events;
    const other = events.find((event) => event.revision === revision);
    if (other)
      throw new LogMismatch(`${stream} has the event ${other.id} at revision ${revision}, where ${id} was read before`);
    if (Date.now() >= deadline)
      throw new StoreUnavailable(`The event store does not give ${stream} up to the event ${id} yet.`);
    await sleep(backoff(attempt, PAUSE_MAX_MS));
  }
};
