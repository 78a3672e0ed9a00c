import type { RecordedEvent } from '#kernel/event-store';
import { CommandRefused } from '../client/client.js';
import type { Finding } from '../verify/findings.js';

/** Why a log is not migrated: what failed, why, and what to do. Nothing of what events say. */
export const unsoundLog = ([first]: readonly Finding[], count: number): CommandRefused => {
  const where = [first?.stream, first?.eventId && `event ${first.eventId}`].filter(Boolean).join(', ');
  const others = count > 1 ? `, and ${count - 1} more differences` : '';
  return new CommandRefused(
    `The log is not what the service wrote (${where ? `${where}: ` : ''}${first?.what ?? 'it cannot be proven'}${others}), so nothing was copied. Run: npx homeward verify`,
    'LOG_UNSOUND',
  );
};

export const otherLog = (found: string, origin: string): CommandRefused =>
  new CommandRefused(
    `The event store behind --to holds the log ${found}, and this is the log ${origin}: name an empty event store.`,
    'TARGET_HOLDS_ANOTHER_LOG',
  );

export const otherEvents = ({ stream, id }: RecordedEvent): CommandRefused =>
  new CommandRefused(
    `The event store behind --to holds the event ${id} of ${stream}, which is of no log of Homeward: name an empty event store, which no other application uses.`,
    'TARGET_HOLDS_OTHER_EVENTS',
  );

export const differentEvent = (found: RecordedEvent, expected: RecordedEvent): CommandRefused =>
  new CommandRefused(
    `The event store behind --to holds the event ${found.id} (entry ${found.revision} of ${found.stream}) where this log has ${expected.id} (entry ${expected.revision} of ${expected.stream}): name an empty event store.`,
    'TARGET_DIFFERS',
  );

export const targetHasMore = ({ stream, id }: RecordedEvent): CommandRefused =>
  new CommandRefused(
    `The event store behind --to went on after this log ends, with the event ${id} of ${stream}: the service has recorded there. Start it with EVENTSTORE_URL set to that event store.`,
    'TARGET_WENT_ON',
  );

export const changedLog = (): CommandRefused =>
  new CommandRefused(
    'Somebody recorded while the log was copied: stop every process of the service, and run the same command again.',
    'LOG_CHANGED',
  );

export const targetInUse = (stream: string): CommandRefused =>
  new CommandRefused(
    `The event store behind --to refused events of ${stream}, since somebody else writes there: stop whatever uses it, and run the same command again.`,
    'TARGET_IN_USE',
  );

export const eventNotCopyable = ({ stream, revision, id }: RecordedEvent): CommandRefused =>
  new CommandRefused(
    `The event ${id} (entry ${revision} of ${stream}) is nested too deeply to be copied as it is: migrate with a backup of the event store instead.`,
    'EVENT_NOT_COPYABLE',
  );

export const copyDiffers = (what: string): CommandRefused =>
  new CommandRefused(
    `The copy is not this log: ${what}. Nothing was changed in this log; name another, empty event store.`,
    'COPY_DIFFERS',
  );
