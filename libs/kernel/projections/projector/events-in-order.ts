import type { RecordedEvent } from '#kernel/event-store';

/** The log delivers events in order: an event out of order would be lost silently. */
export class EventsOutOfOrder extends Error {
  override readonly name = 'EventsOutOfOrder';
}

/** @throws EventsOutOfOrder */
export const assertInOrder = (batch: readonly RecordedEvent[]): void => {
  batch.reduce((before, event) => {
    if (event.position > before.position) return event;
    throw new EventsOutOfOrder(`The event at ${event.position} came after the one at ${before.position}.`);
  });
};
