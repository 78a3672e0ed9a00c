import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { DuplicateEvents } from '#domain/between-offices';
import type { AccessEvents } from '#security/access-log';
import { isOurStream, originOf, type EventStore, type RecordedEvent } from '#kernel/event-store';
import type { LogByPosition } from '#kernel/projections';
import { LOG_PREFIXES, PREFIXES, isReadEvent } from '#nest';

/** @param prefixes of the streams that count */
export const logState = async (store: EventStore, prefixes = PREFIXES): Promise<LogByPosition> => ({
  origin: await originOf(store),
  head: (await store.last(prefixes))?.position ?? -1n,
  at: (position) => store.at(position),
});

/** For which time events are gathered into a batch: each batch costs every reader a commit, for which appends wait. */
const GATHERING_MS = 250;

/** From the beginning of one batch to that of the next while several people record: nobody notices so short a wait. */
const PACE_MS = 50;

/** The injection token of another time. Nobody provides it: specs that follow a log of a few events pass a shorter one. */
export const GATHERING = Symbol('GATHERING');

/** The most events to buffer. */
const BATCH_MAX_EVENTS = 2_000;

const UNAWAITED_TYPES: ReadonlySet<string> = new Set<keyof AccessEvents | keyof DuplicateEvents>([
  'PersonalDataRead',
  'CommandRefused',
  'ReadingRefused',
  'ReasonsRead',
  'FiguresRead',
  'DuplicateSuspected',
  'DuplicateOfficesChanged',
]);

/** What a user may wait for in the views. */
export const isAwaited = ({ type }: RecordedEvent): boolean => !UNAWAITED_TYPES.has(type);

interface Subscription {
  /** The same for all readers of a process, so that they share a call, and each event is sent and proven once. */
  readonly prefixes?: readonly string[];
  readonly after: bigint;
  readonly signal: AbortSignal;
  readonly onLive: () => void;
  /** Which events it reads at all. */
  readonly reads?: (event: RecordedEvent) => boolean;
  /** Which events this reader acts on at once: all others may wait a moment, for one commit of all of them. */
  readonly acts?: (event: RecordedEvent) => boolean;
  readonly gatheringMs?: number | undefined;
  readonly paceMs?: number;
}

/**
 * Every event after a position, until the signal. A drop ends it with an error. The next connection may reach another log,
 * or one that was cut: that must be checked before anything is read from it.
 */
export async function* subscribeUntilDrop(
  store: EventStore,
  { prefixes = LOG_PREFIXES, after, signal, onLive, reads = isReadEvent, ...gathering }: Subscription,
): AsyncGenerator<readonly RecordedEvent[]> {
  const lost = new AbortController();
  const following = store.subscribe({
    prefixes,
    after,
    signal: AbortSignal.any([signal, lost.signal]),
    onDrop: (reason) => lost.abort(reason),
    onLive,
  });
  try {
    for await (const batch of coalesce(following, reads, gathering)) {
      reportForeign(store, batch);
      yield batch;
    }
    if (!signal.aborted) throw lost.signal.reason;
  } finally {
    lost.abort(); // a consumer that stops early may leave it waiting for the next batch
  }
}

/**
 * Delays events on which the reader does not act, and delivers them with the next other one, or a little later. After a
 * batch with events of several streams on which it acts, several people record at the same time, and the next batch waits
 * for more of theirs: each batch costs Postgres and the reader as much as some events. A person who records in one
 * stream is never delayed.
 */
async function* coalesce(
  following: AsyncIterable<readonly RecordedEvent[]>,
  reads: (event: RecordedEvent) => boolean,
  {
    acts = isAwaited,
    gatheringMs = GATHERING_MS,
    paceMs = PACE_MS,
  }: Pick<Subscription, 'acts' | 'gatheringMs' | 'paceMs'>,
): AsyncGenerator<readonly RecordedEvent[]> {
  const batches = following[Symbol.asyncIterator]();
  let coming: ReturnType<typeof batches.next> | undefined;
  let held: RecordedEvent[] = [];
  let acted = new Set<string>(); // streams of those in hand on which it acts
  let late: Promise<'late'> | undefined;
  let rest: Promise<'rested'> | undefined;
  try {
    for (;;) {
      coming ??= batches.next();
      coming.catch(() => undefined); // it is thrown where it is awaited
      const came = await Promise.race([coming, late, rest].filter((one) => one !== undefined));
      if (came === 'rested') rest = undefined;
      else if (came !== 'late') {
        coming = undefined;
        if (came.done) return; // buffered events come again: no checkpoint has passed them
        for (const event of came.value) {
          if (!reads(event)) continue;
          held.push(event);
          if (acts(event)) acted.add(event.stream);
        }
      }
      const isDue = came === 'late' || held.length >= BATCH_MAX_EVENTS || (acted.size > 0 && !rest);
      if (!isDue) {
        if (held.length > 0) late ??= sleep(gatheringMs, 'late', { ref: false });
        continue;
      }
      if (acted.size > 1) rest = sleep(paceMs, 'rested', { ref: false });
      yield held;
      held = [];
      acted = new Set();
      late = undefined;
    }
  } finally {
    // the store ends what it has begun for it; a batch that it still waits for ends with the subscription's signal
    batches.return?.().catch(() => undefined);
  }
}

const log = new Logger('Log');

/** All readers of a process meet the same entries, which are reported once: up to which position that has happened. */
const reported = new WeakMap<EventStore, bigint>();

/** Every reader passes over entries in streams that are not ours, so only this says that somebody else writes there. */
const reportForeign = (store: EventStore, batch: readonly RecordedEvent[]): void => {
  const upTo = reported.get(store) ?? -1n;
  const foreign = batch.filter(({ stream, position }) => position > upTo && !isOurStream(stream));
  if (foreign.length === 0) return;
  reported.set(store, foreign.at(-1)!.position);
  log.error(
    `FOREIGN_STREAM: ${foreign.length} entries are in streams that this service never named, the first at position ${foreign[0]!.position}. They are passed over. Somebody else writes to the event store: see npx homeward verify.`,
  );
};
