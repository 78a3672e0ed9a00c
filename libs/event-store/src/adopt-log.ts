import { anchorOf, follows, type Chained } from '#trust';
import type { Stamp } from './envelope.js';
import type { EventStore, Place, Recorded } from './event-store.js';
import { ADOPTION_STREAM, LOG_STREAM, bareHashOf, originOf, recordInLog } from './opened-log.js';
import type { AdoptedEnd } from './proof.js';
import { v5 } from 'uuid';

/** Namespace of the ids of adoption events: fixed for ever, so that an adoption that was killed goes on. */
const ADOPTION_IDS = '0b9d0a5e-35b0-5a5c-8a0e-6d1c2f7be4d1';

/** So that one event stays far below the megabyte that an append may hold. */
const STREAMS_PER_EVENT = 2_000;

export interface Adoption {
  readonly streams: number;
  readonly events: number;
  /** Where a chain does not hold: nothing from there on is adopted. */
  readonly broken: readonly { readonly stream: string; readonly revision: number }[];
  readonly place: Place;
}

/**
 * Takes over the events of a log that was written without codes, once: records with a code where each stream ends, which
 * binds everything before it. Whatever comes later without a code is refused. The service must not run meanwhile.
 * @param events of all streams, from first to last
 */
export const adoptLog = async (
  store: EventStore,
  stamp: Stamp,
  events: AsyncIterable<readonly Recorded[]>,
): Promise<Adoption> => {
  const origin = await originOf(store);
  const ends = new Map<string, AdoptedEnd>();
  const broken = new Map<string, number>();
  let count = 0;
  for await (const batch of events)
    for (const event of batch) {
      const { stream, revision } = event;
      if (stream === LOG_STREAM || stream === ADOPTION_STREAM || broken.has(stream)) continue;
      const { hash, revision: before } = ends.get(stream) ?? { hash: anchorOf(origin, stream), revision: -1 };
      if (revision !== before + 1 || !follows(hash, event as Chained)) broken.set(stream, revision);
      else {
        ends.set(stream, { revision, hash: event.metadata.hash });
        count++;
      }
    }
  const [opened] = await store.inspect(LOG_STREAM);
  ends.set(LOG_STREAM, { revision: 0, hash: bareHashOf(opened!) });
  const all = [...ends].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const adoption = v5(JSON.stringify(all), ADOPTION_IDS);
  for (let from = 0; from < all.length; from += STREAMS_PER_EVENT) {
    const data = { adoption, ends: Object.fromEntries(all.slice(from, from + STREAMS_PER_EVENT)) as never };
    const id = v5(`${adoption} ${from}`, ADOPTION_IDS);
    await recordInLog(store, { origin, stamp, stream: ADOPTION_STREAM }, { id, type: 'StreamsAdopted', data });
  }
  const place = await recordInLog(
    store,
    { origin, stamp },
    { id: v5(adoption, ADOPTION_IDS), type: 'LogAdopted', data: { adoption, streams: all.length, events: count } },
  );
  return {
    streams: ends.size - 1,
    events: count,
    broken: [...broken].map(([stream, revision]) => ({ stream, revision })),
    place,
  };
};
