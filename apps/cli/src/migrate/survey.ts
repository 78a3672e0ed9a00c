import { steps } from '#domain/aggregates';
import {
  INSTANTS_KEPT,
  INSTANTS_STREAM,
  InstantCollector,
  LOG_MIGRATED,
  LOG_STREAM,
  LogOfOtherService,
  asStored,
  readCopyEnd as copiedUpToIn,
  type EventStore,
  type LogMigration,
  type RecordedEvent,
  type Stamp,
} from '#kernel/event-store';
import { HeadAudit, HeadFolder } from '#security/log-head';
import { LOG_PREFIXES, isOwnEvent, isReadEvent } from '#nest';
import { leafOf } from '#kernel/integrity';
import { Findings } from '../verify/findings.js';
import { FollowingLog } from '../verify/following-log.js';
import { judgeLog } from '../verify/judged-log.js';
import { LogAudit } from '../verify/log-audit.js';
import { LogSum } from './log-sum.js';
import { differentEvent, otherLog, otherEvents, unsoundLog, targetHasMore } from './refusals.js';

const EVERYTHING = [''];

/** Both event stores, as they are: nothing is written before this is known. */
export interface LogPair {
  readonly source: EventStore;
  readonly target: EventStore;
  readonly stamp: Stamp;
  /** The folder of the signed heads of the log. */
  readonly headsFolder: string;
}

export interface MigrationSurvey {
  readonly origin: string;
  /** How many events the log has, the root of the tree over them, and the last of them. */
  readonly events: number;
  readonly root: Buffer;
  /** Over when each was recorded; and those of events that do not say so themselves. */
  readonly instants: string;
  readonly collector: InstantCollector;
  readonly last: RecordedEvent;
  readonly lastRead: LogMigration['lastRead'];
  /** How many events of other applications lie between them, which are not copied. */
  readonly others: number;
  /** How many the target holds already, and where the last of these lies in the source. */
  readonly copied: number;
  readonly copiedUpTo: bigint;
  /** What records in the target that all of them were copied. */
  readonly migration: RecordedEvent | undefined;
}

/**
 * Reads both logs side by side: whether the source is what the service wrote, and how much of it the target has.
 * @throws CommandRefused, LogOfOtherService
 */
export const surveyLogs = async (
  { source, target, stamp, headsFolder }: LogPair,
  progress: (events: number) => void,
): Promise<MigrationSurvey> => {
  const findings = new Findings();
  // a head that cannot be read is a finding of the audit below
  const signed = await new HeadFolder(headsFolder).head().catch(() => undefined);
  const { origin, all, proven } = await judgeLog(source, { steps, stamp, signedOrigin: signed?.origin }, findings);
  const last = await source.last(LOG_PREFIXES);
  if (!proven || !last)
    throw findings.count > 0 ? unsoundLog(findings.named, findings.count) : new LogOfOtherService(NO_LOG);
  const audit = new LogAudit(origin, findings, await copiedUpToIn(proven));
  const head = await HeadAudit.open(headsFolder, origin);
  const there = targetEvents(target);
  const [sum, collector] = [new LogSum(), new InstantCollector()];
  let [copied, copiedUpTo, isCopied] = [0, -1n, true];
  let lastRead: MigrationSurvey['lastRead'] = null;
  const log = new FollowingLog(all, EVERYTHING);
  try {
    for await (const batch of log.upTo(last.position)) {
      audit.take(batch);
      await head.take(batch.filter(isOwnEvent));
      for (const judged of batch.filter(isOwnEvent)) {
        const event = asStored(judged);
        sum.take(event);
        if (!event.flaw) collector.take(event);
        if (isReadEvent(event)) lastRead = { stream: event.stream, revision: event.revision };
        const found: RecordedEvent | undefined = isCopied ? (await there.next()).value : undefined;
        isCopied = found !== undefined;
        if (!found) continue;
        assertSame(found, event, origin);
        [copied, copiedUpTo] = [copied + 1, event.position];
      }
      progress(sum.events);
    }
    const [events, root, instants] = [sum.events, sum.root(), sum.instants()];
    const migration = await migrationAfter(there, { events, root });
    const { finding } = await head.end();
    // once the migration is recorded, the head may count events that only the target has
    if (finding && !migration) findings.add(finding);
    if (findings.count > 0) throw unsoundLog(findings.named, findings.count);
    const found = { origin, events, root, instants, collector, last, lastRead };
    return { ...found, others: audit.others, copied, copiedUpTo, migration };
  } finally {
    log.close();
    await there.return(undefined);
  }
};

const NO_LOG =
  'The event store holds no log: there is nothing to copy. Name another event store in --to of a service that has one.';

/** The events of our streams in the target, in order. Another application must have none there. @throws CommandRefused */
export async function* targetEvents(target: EventStore): AsyncGenerator<RecordedEvent, undefined> {
  const last = await target.last(EVERYTHING);
  if (!last) return undefined;
  const log = new FollowingLog(target, EVERYTHING);
  try {
    for await (const batch of log.upTo(last.position))
      for (const event of batch) {
        if (isOwnEvent(event)) yield event;
        else if (!event.stream.startsWith('$')) throw otherEvents(event);
      }
  } finally {
    log.close();
  }
  return undefined;
}

const assertSame = (found: RecordedEvent, expected: RecordedEvent, origin: string): void => {
  const isOpening = expected.stream === LOG_STREAM && expected.revision === 0;
  if (isOpening && found.stream === LOG_STREAM && found.id !== expected.id)
    throw otherLog(found.id.slice(0, 8), origin);
  const isSame =
    found.stream === expected.stream &&
    found.revision === expected.revision &&
    found.id === expected.id &&
    leafOf(found).equals(leafOf(expected));
  if (!isSame) throw differentEvent(found, expected);
};

/** What the target has after all events of the source: nothing, or what records their migration and nothing more. */
export const migrationAfter = async (
  there: AsyncGenerator<RecordedEvent, undefined>,
  { events, root }: Pick<MigrationSurvey, 'events' | 'root'>,
): Promise<RecordedEvent | undefined> => {
  const next = await afterInstants(there);
  if (!next) return undefined;
  const { type, data } = next;
  const isMigration = type === LOG_MIGRATED && data.events === events && data.root === root.toString('base64');
  const more = isMigration ? (await there.next()).value : next;
  if (more) throw targetHasMore(more);
  return next;
};

/** Between the copied events and the migration lies what says when they were recorded. */
const afterInstants = async (there: AsyncGenerator<RecordedEvent, undefined>): Promise<RecordedEvent | undefined> => {
  for (;;) {
    const next = (await there.next()).value;
    if (!next || next.stream !== INSTANTS_STREAM || next.type !== INSTANTS_KEPT) return next;
  }
};
