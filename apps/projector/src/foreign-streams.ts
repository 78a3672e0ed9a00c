import { Logger } from '@nestjs/common';
import { isOurStream, type EventStore, type RecordedEvent } from '#kernel/event-store';

/** A stable code for monitoring of the process log. */
const FOREIGN = 'FOREIGN_STREAM';

const log = new Logger('Log');

/** All readers of a process meet the same entries, which are reported once: up to which position that has happened. */
const reported = new WeakMap<EventStore, bigint>();

/** Every reader passes over entries in streams that are not ours, so only this says that somebody else writes there. */
export const reportForeign = (store: EventStore, batch: readonly RecordedEvent[]): void => {
  const upTo = reported.get(store) ?? -1n;
  const foreign = batch.filter(({ stream, position }) => position > upTo && !isOurStream(stream));
  if (foreign.length === 0) return;
  reported.set(store, foreign.at(-1)!.position);
  log.error(
    `${FOREIGN}: ${foreign.length} entries are in streams that this service never named, the first at position ${foreign[0]!.position}. They are passed over. Somebody else writes to the event store: see npx homeward verify.`,
  );
};
