import { v5 } from 'uuid';
import { anchorOf, follows, type ChainedEvent } from '#kernel/integrity';
import type { Stamp } from '../codec.js';
import type { EventStore, AppendResult, RecordedEvent } from '../event-store.js';
import { ADOPTION_STREAM, LOG_STREAM, LogOfOtherService, bareHashOf, originOf, recordInLog } from './opened-log.js';
import type { AdoptedEnd } from './proof.js';

/** Namespace of the ids of adoption events: never change it, so that an interrupted adoption can continue. */
const ADOPTION_IDS = '0b9d0a5e-35b0-5a5c-8a0e-6d1c2f7be4d1';

/** Keeps an event far below the megabyte that an append may hold. */
const STREAMS_PER_EVENT = 2_000;

/** A log without codes, as a version before 0.7.0 wrote it. */
export interface LogSurvey {
  readonly origin: string;
  /** The end of each stream, as far as its chain is valid. */
  readonly ends: ReadonlyMap<string, AdoptedEnd>;
  readonly events: number;
  /** Where a chain breaks: nothing from there on is adopted. */
  readonly broken: readonly { readonly stream: string; readonly revision: number }[];
}

export interface Adoption extends Pick<LogSurvey, 'events' | 'broken'> {
  readonly streams: number;
  readonly place: AppendResult;
}

/** @param events all events of our streams, in order */
export const surveyLog = async (
  store: EventStore,
  events: AsyncIterable<readonly RecordedEvent[]>,
): Promise<LogSurvey> => {
  const origin = await originOf(store);
  const ends = new Map<string, AdoptedEnd>();
  const broken = new Map<string, number>();
  let count = 0;
  for await (const batch of events)
    for (const event of batch) {
      const { stream, revision } = event;
      if (stream === LOG_STREAM || stream === ADOPTION_STREAM || broken.has(stream)) continue;
      if ((event.metadata as Partial<RecordedEvent['metadata']> | null)?.code !== undefined)
        throw hadCodes(stream, revision);
      const { hash, revision: before } = ends.get(stream) ?? { hash: anchorOf(origin, stream), revision: -1 };
      if (revision !== before + 1 || !follows(hash, event as ChainedEvent)) broken.set(stream, revision);
      else {
        ends.set(stream, { revision, hash: event.metadata.hash });
        count++;
      }
    }
  return { origin, ends, events: count, broken: [...broken].map(([stream, revision]) => ({ stream, revision })) };
};

const hadCodes = (stream: string, revision: number): LogOfOtherService =>
  new LogOfOtherService(
    `Entry ${revision} of ${stream} has a code, so this log is not one of before 0.7.0: its first events were altered. Restore a backup, and adopt nothing.`,
  );

/**
 * Adopts a log, once: records with a code where each stream ends, which binds everything before it. Later events
 * without a code are refused. The service must not run meanwhile.
 */
export const adoptSurveyed = async (
  store: EventStore,
  stamp: Stamp,
  { origin, ends, events, broken }: LogSurvey,
): Promise<Adoption> => {
  const [opened] = await store.inspect(LOG_STREAM);
  const bare: AdoptedEnd = { revision: 0, hash: bareHashOf(opened!) };
  const all = [...ends, [LOG_STREAM, bare] as const].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const adoption = v5(JSON.stringify(all), ADOPTION_IDS);
  for (let from = 0; from < all.length; from += STREAMS_PER_EVENT) {
    const data = { adoption, ends: Object.fromEntries(all.slice(from, from + STREAMS_PER_EVENT)) };
    const id = v5(`${adoption} ${from}`, ADOPTION_IDS);
    await recordInLog(store, { origin, stamp, stream: ADOPTION_STREAM }, { id, type: 'StreamsAdopted', data });
  }
  const data = { adoption, streams: all.length, events };
  const id = v5(adoption, ADOPTION_IDS);
  const place = await recordInLog(store, { origin, stamp }, { id, type: 'LogAdopted', data });
  return { streams: ends.size, events, broken, place };
};
