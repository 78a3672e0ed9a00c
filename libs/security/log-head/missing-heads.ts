import { recordInLog, type EventStore, type RecordedEvent, type Stamp } from '#kernel/event-store';

/** From when to when an old log had no signed head. These names are stored forever. */
const HEADS_STREAM = 'homeward-heads';
const HEADS_MISSING = 'HeadsMissing';
const HEADS_SIGNED = 'HeadsSigned';

interface Log {
  readonly origin: string;
  readonly stamp: Stamp;
}

/** A time without a head that proves what was recorded before. */
export interface HeadlessTime {
  readonly from: string;
  /** When a head was signed again; undefined where the log does not say so yet. */
  readonly until?: string;
}

/**
 * Records that an old log had no signed head: the next head that counts this entry keeps it from being cut out. While none
 * does, such as on a full disk, the entry that is there stands for every further start: the folder, which is empty, could
 * not say so.
 */
export const recordMissingHeads = async (store: EventStore, log: Log): Promise<void> => {
  if (!(await openEntry(store))) await recordIn(store, log, HEADS_MISSING);
};

/** The position of such an entry, until a head that counts it is recorded. */
export const missingHeadsAt = async (store: EventStore): Promise<bigint | undefined> =>
  (await openEntry(store))?.position;

/** Records that a signed head counts the entry: from now on, another loss leaves another one. */
export const recordSignedHeads = async (store: EventStore, log: Log): Promise<void> => {
  if (await openEntry(store)) await recordIn(store, log, HEADS_SIGNED);
};

/** Adds what an event says about heads that were missing to what is known from those before it. */
export const headlessTimesAfter = (before: readonly HeadlessTime[], event: RecordedEvent): readonly HeadlessTime[] => {
  if (isProven(event, HEADS_MISSING)) return [...before, { from: event.recordedAt }];
  const last = before.at(-1);
  if (!last || last.until !== undefined || !isProven(event, HEADS_SIGNED)) return before;
  return [...before.slice(0, -1), { ...last, until: event.recordedAt }];
};

const openEntry = async (store: EventStore): Promise<RecordedEvent | undefined> => {
  const entries = await store.inspect(HEADS_STREAM);
  const last = entries.findLast((event) => isProven(event, HEADS_MISSING) || isProven(event, HEADS_SIGNED));
  return last?.type === HEADS_MISSING ? last : undefined;
};

/** Only the service itself records them. */
const isProven = ({ stream, type, flaw }: RecordedEvent, wanted: string): boolean =>
  stream === HEADS_STREAM && type === wanted && flaw === undefined;

const recordIn = (store: EventStore, log: Log, type: string) =>
  recordInLog(store, { ...log, stream: HEADS_STREAM }, { type, data: {} });
