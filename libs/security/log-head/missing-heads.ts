import { recordInLog, type EventStore, type RecordedEvent, type Stamp } from '#kernel/event-store';

/** When signing began without a former head. These names are stored forever. */
const HEADS_STREAM = 'homeward-heads';
const HEADS_MISSING = 'HeadsMissing';

/** Heads that are lost again so soon have left an entry already, and a projector that is killed at each start records one. */
const AGAIN_AFTER_MS = 3_600_000;

/**
 * Records that an old log had no signed head: the next head counts this entry, so it cannot be cut out without being
 * missed. Only the entry remains once heads are signed again.
 */
export const recordMissingHeads = async (
  store: EventStore,
  log: { readonly origin: string; readonly stamp: Stamp },
  now = new Date(),
): Promise<void> => {
  const last = (await store.inspect(HEADS_STREAM)).filter(isMissingHeads).at(-1);
  if (last && now.getTime() - Date.parse(last.recordedAt) < AGAIN_AFTER_MS) return;
  await recordInLog(store, { ...log, stream: HEADS_STREAM }, { type: HEADS_MISSING, data: {} });
};

/** @param event with its flaw: only the service itself records it */
export const isMissingHeads = ({ stream, type, flaw }: RecordedEvent): boolean =>
  stream === HEADS_STREAM && type === HEADS_MISSING && flaw === undefined;
