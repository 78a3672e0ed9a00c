import {
  WrongExpectedRevision,
  OutcomeUnknown,
  StoreUnavailable,
  type EventStore,
  type EventData,
  type RecordedEvent,
} from '#kernel/event-store';
import { LOG_PREFIXES } from '#nest';
import { FollowingLog } from '../verify/following-log.js';
import { targetInUse, eventNotCopyable } from './refusals.js';
import type { MigrationSurvey } from './survey.js';
import { namingTarget } from './target.js';

/** One append stays far below the megabyte that a store takes. */
const RUN_MAX_EVENTS = 500;
const RUN_MAX_BYTES = 256 * 1_024;

interface Stores {
  readonly source: EventStore;
  readonly target: EventStore;
  readonly interrupted: AbortSignal;
}

/**
 * Copies what the target has not yet, in the order of the source. One append is under way at a time, since two could change
 * places; what was appended before a kill is known by its ids.
 * @throws CommandRefused, StoreUnavailable
 */
export const copyLog = async (
  { source, target, interrupted }: Stores,
  { copied, copiedUpTo, last }: Pick<MigrationSurvey, 'copied' | 'copiedUpTo' | 'last'>,
  progress: (events: number) => void,
): Promise<void> => {
  const log = new FollowingLog(source, LOG_PREFIXES, copiedUpTo);
  let events = copied;
  try {
    for await (const batch of log.upTo(last.position))
      for (const run of runsOf(batch)) {
        interrupted.throwIfAborted();
        await appendRun(target, run);
        progress((events += run.length));
      }
  } finally {
    log.close();
  }
};

export const appendRun = async (target: EventStore, run: readonly RecordedEvent[]): Promise<void> => {
  const { stream, revision } = run[0]!;
  try {
    await target.append(stream, run.map(eventDataOf), revision - 1);
  } catch (error) {
    if (error instanceof WrongExpectedRevision) throw targetInUse(stream);
    if (error instanceof OutcomeUnknown) throw new StoreUnavailable(NO_ANSWER, { cause: error });
    if (error instanceof StoreUnavailable) throw new StoreUnavailable(namingTarget(error.message), { cause: error });
    throw error;
  }
};

const NO_ANSWER =
  'The event store behind --to gave no answer: once it answers, run the same command again, which goes on where it stopped.';

/** @throws CommandRefused for an event whose content the client could neither read nor keep as bytes */
export const eventDataOf = (event: RecordedEvent): EventData => {
  const { id, type, data, metadata, bytes, unreadable } = event;
  if (unreadable !== undefined && !bytes) throw eventNotCopyable(event);
  return { id, type, data, metadata, ...(bytes && { bytes }) };
};

/** Events that follow one another in the log and in one stream: they may be appended at once. */
export function* runsOf(events: readonly RecordedEvent[]): Generator<readonly RecordedEvent[]> {
  let run: RecordedEvent[] = [];
  let bytes = 0;
  for (const event of events) {
    const size = sizeOf(event);
    const last = run.at(-1);
    const fits = run.length < RUN_MAX_EVENTS && bytes + size <= RUN_MAX_BYTES;
    if (last && !(fits && last.stream === event.stream && last.revision + 1 === event.revision)) {
      yield run;
      [run, bytes] = [[], 0];
    }
    run.push(event);
    bytes += size;
  }
  if (run.length > 0) yield run;
}

const sizeOf = ({ data, metadata, bytes }: RecordedEvent): number =>
  bytes ? bytes.data.length + bytes.metadata.length : JSON.stringify(data).length + JSON.stringify(metadata).length;
