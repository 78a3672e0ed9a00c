import { randomUUID } from 'node:crypto';
import {
  LOG_MIGRATED,
  recordInLog,
  type EventStore,
  type LogMigration,
  type RecordedEvent,
  type Stamp,
} from '#kernel/event-store';

/** A log of which every event is known. */
interface WholeLog extends Pick<LogMigration, 'events' | 'lastRead'> {
  readonly origin: string;
  readonly last: Pick<RecordedEvent, 'id'>;
  readonly root: Buffer;
}

/** Records that all events so far were copied into this store. @returns the id of the event that says so */
export const recordMigration = async (
  log: EventStore,
  { from, stamp }: { readonly from: LogMigration['from']; readonly stamp: Stamp },
  { origin, events, last, root, lastRead }: WholeLog,
): Promise<string> => {
  const id = randomUUID();
  const migration: LogMigration = { from, events, lastEventId: last.id, root: root.toString('base64'), lastRead };
  await recordInLog(log, { origin, stamp }, { id, type: LOG_MIGRATED, data: migration });
  return id;
};
