import { InstantCollector, type EventStore, type LogMigration, type RecordedEvent } from '#kernel/event-store';
import { isReadEvent } from '#nest';
import { leafOf } from '#kernel/integrity';
import { eventOf, type EventLine } from '../backup/event-line.js';
import { readEncrypted } from '../backup/encrypted-file.js';
import { appendRun, runsOf } from '../migrate/copy-log.js';
import { LogSum } from '../migrate/log-sum.js';
import { migrationAfter, targetEvents } from '../migrate/survey.js';
import type { ChosenBackup } from './chosen-backup.js';
import { damagedFile, otherEvent, notForThisKey } from './refusals.js';

/** The log as it lies in the event store after the copy. */
export interface CopiedLog extends Pick<LogMigration, 'events' | 'lastRead'> {
  readonly root: Buffer;
  readonly instants: string;
  readonly collector: InstantCollector;
  readonly last: RecordedEvent;
  /** What records that all of them were copied, if an earlier run did. */
  readonly migration: RecordedEvent | undefined;
}

/** How many events are held before they are appended. */
const BATCH_EVENTS = 1_000;

/**
 * Appends the events of a backup in their order. What an earlier run, which was killed, has appended must be the beginning
 * of the same log, and is passed over.
 * @throws CommandRefused, StoreUnavailable
 */
export const copyEvents = async (
  target: EventStore,
  { logFiles }: ChosenBackup,
  { identities, interrupted }: { readonly identities: readonly string[]; readonly interrupted: AbortSignal },
  progress: (events: number) => void,
): Promise<CopiedLog> => {
  const there = targetEvents(target);
  const [sum, collector] = [new LogSum(), new InstantCollector()];
  let [isThere, last, lastRead] = [true, undefined as RecordedEvent | undefined, null as LogMigration['lastRead']];
  try {
    for await (const batch of eventsIn(logFiles, identities)) {
      interrupted.throwIfAborted();
      const missing: RecordedEvent[] = [];
      for (const event of batch) {
        sum.take(event);
        collector.take(event);
        last = event;
        if (isReadEvent(event)) lastRead = { stream: event.stream, revision: event.revision };
        const found: RecordedEvent | undefined = isThere ? (await there.next()).value : undefined;
        isThere = found !== undefined;
        if (!found) missing.push(event);
        else if (!isSame(found, event)) throw otherEvent(found);
      }
      for (const run of runsOf(missing)) await appendRun(target, run);
      progress(sum.events);
    }
    if (!last) throw damagedFile(logFiles[0] ?? 'The log', 'holds no event');
    const [events, root] = [sum.events, sum.root()];
    const migration = isThere ? await migrationAfter(there, { events, root }) : undefined;
    return { events, root, instants: sum.instants(), collector, last, lastRead, migration };
  } finally {
    await there.return(undefined);
  }
};

const isSame = (found: RecordedEvent, expected: RecordedEvent): boolean =>
  found.id === expected.id &&
  found.stream === expected.stream &&
  found.revision === expected.revision &&
  leafOf(found).equals(leafOf(expected));

/** The events of all segments, in batches. @throws CommandRefused */
async function* eventsIn(files: readonly string[], identities: readonly string[]): AsyncGenerator<RecordedEvent[]> {
  let batch: RecordedEvent[] = [];
  for (const file of files) {
    for await (const line of linesOf(file, identities)) {
      batch.push(eventOf(line as EventLine));
      if (batch.length < BATCH_EVENTS) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/**
 * Reads the lines of an encrypted file. Its hash was verified before, so a failure to decrypt means that the key is
 * the wrong one.
 */
export async function* linesOf(file: string, identities: readonly string[]): AsyncGenerator<unknown> {
  try {
    yield* readEncrypted(file, identities);
  } catch (error) {
    if (/no identity matched/.test((error as Error).message)) throw notForThisKey(file);
    throw error;
  }
}
