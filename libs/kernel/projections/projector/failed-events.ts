import type { ProjectableEvent } from '../fold/projectable-event.js';
import { byStream, batchUpTo, type EventBatch } from './event-batch.js';

/** An event that a table cannot apply. */
export interface FailedEvent {
  readonly event: ProjectableEvent;
  readonly error: unknown;
}

/** Tries whether a table can apply the events, and rolls back: undefined when it can, or else the error. */
type ProjectionAttempt = (batch: EventBatch) => Promise<{ readonly error: unknown } | undefined>;

/**
 * The first event of each stream that a table cannot apply, given what it applies of all others. Searches by halves: ten
 * trials find one of a thousand streams.
 */
export const findFailedEvents = async (
  batch: EventBatch,
  trial: ProjectionAttempt,
): Promise<readonly FailedEvent[]> => {
  const streams = byStream(batch.events);
  const places = new Map([...streams].map(([stream, [first]]) => [stream, first!.meta.position]));
  const found: FailedEvent[] = [];

  const attempt = async (some: readonly string[]): Promise<void> => {
    for (const stream of some) places.delete(stream);
    const failed = await trial(batchUpTo(batch, places));
    if (!failed) return;
    if (some.length === 1) return search(some[0]!, failed.error);
    for (const stream of some) places.set(stream, streams.get(stream)![0]!.meta.position);
    const half = some.length >> 1;
    await attempt(some.slice(0, half));
    await attempt(some.slice(half));
  };

  /** Within one stream, finds the boundary between events that succeed and the first that fails. */
  const search = async (stream: string, error: unknown): Promise<void> => {
    const events = streams.get(stream)!;
    let [taken, refused, why] = [0, events.length, error];
    while (refused - taken > 1) {
      const middle = (taken + refused) >> 1;
      places.set(stream, events[middle]!.meta.position);
      const failed = await trial(batchUpTo(batch, places));
      if (failed) [refused, why] = [middle, failed.error];
      else taken = middle;
    }
    const event = events[taken]!;
    places.set(stream, event.meta.position);
    found.push({ event, error: why });
  };

  await attempt([...streams.keys()]);
  return found;
};
