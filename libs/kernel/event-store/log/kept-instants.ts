import { v5 } from 'uuid';
import type { LogKeys } from '#kernel/integrity';
import type { Stamp } from '../codec.js';
import { recordedAtIn, type EventStore, type RecordedEvent } from '../event-store.js';
import { recordInLog } from './opened-log.js';
import { authorFlaw, type KeptInstants } from './proof.js';

/** The events in which a copied log keeps its recording times. These names are stored forever. */
export const INSTANTS_STREAM = 'homeward-instants';
export const INSTANTS_KEPT = 'InstantsKept';

/** Namespace of the ids of such events: never change it, so that an interrupted migration can continue. */
const INSTANT_IDS = '5f0c1d1e-8f0a-5e57-9a3d-3b1d6a0c7e21';

/** Keeps an event far below the megabyte that an append may hold. */
const INSTANTS_PER_EVENT = 4_000;

/** The recording times of one log, except those of events that contain their own. */
export class InstantCollector {
  readonly #instants: (readonly [stream: string, revision: number, at: number])[] = [];

  take({ stream, revision, metadata, recordedAt }: RecordedEvent): void {
    if (recordedAtIn(metadata) === undefined) this.#instants.push([stream, revision, Date.parse(recordedAt)]);
  }

  /** Records them after the events of a copy, once: a repeat changes nothing. */
  async record(log: EventStore, { origin, stamp }: { readonly origin: string; readonly stamp: Stamp }): Promise<void> {
    for (let from = 0; from < this.#instants.length; from += INSTANTS_PER_EVENT) {
      const data = { instants: this.#instants.slice(from, from + INSTANTS_PER_EVENT) };
      const id = v5(`${origin} ${from}`, INSTANT_IDS);
      await recordInLog(log, { origin, stamp, stream: INSTANTS_STREAM }, { id, type: INSTANTS_KEPT, data });
    }
  }
}

export const keptInstantsIn = async (store: EventStore, keys: LogKeys): Promise<KeptInstants> => {
  const kept = new Map<string, Map<number, number>>();
  for (const event of await store.inspect(INSTANTS_STREAM)) {
    if (event.type !== INSTANTS_KEPT || authorFlaw(event, keys)) continue;
    for (const [stream, revision, at] of event.data.instants as readonly [string, number, number][]) {
      const ofStream = kept.get(stream) ?? new Map<number, number>();
      kept.set(stream, ofStream.set(revision, at));
    }
  }
  return kept;
};

/** Adds the first recording time to a copied event that does not contain it. */
export const atKeptInstant = (event: RecordedEvent, kept: KeptInstants): RecordedEvent => {
  if (recordedAtIn(event.metadata) !== undefined) return event;
  const at = kept.get(event.stream)?.get(event.revision);
  return at === undefined ? event : { ...event, recordedAt: new Date(at).toISOString() };
};
