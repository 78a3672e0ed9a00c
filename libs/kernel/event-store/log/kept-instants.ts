import { v5 } from 'uuid';
import type { LogKeys } from '#kernel/integrity';
import type { Stamp } from '../envelope.js';
import { recordedAtIn, type EventStore, type RecordedEvent } from '../event-store.js';
import { recordInLog } from './opened-log.js';
import { authorFlaw, type KeptInstants } from './proof.js';

/** What a copy of a log says of when events were recorded. These names are stored for ever. */
export const INSTANTS_STREAM = 'homeward-instants';
export const INSTANTS_KEPT = 'InstantsKept';

/** Namespace of the ids of such events: fixed for ever, so that a migration that was killed goes on. */
const INSTANT_IDS = '5f0c1d1e-8f0a-5e57-9a3d-3b1d6a0c7e21';

/** So that one event stays far below the megabyte that an append may hold. */
const INSTANTS_PER_EVENT = 4_000;

/** Of one log: the events that say it themselves are left out. */
export class InstantCollector {
  readonly #instants: (readonly [stream: string, revision: number, at: number])[] = [];

  take({ stream, revision, metadata, recordedAt }: RecordedEvent): void {
    if (recordedAtIn(metadata) === undefined) this.#instants.push([stream, revision, Date.parse(recordedAt)]);
  }

  /** Records them after the events of a copy, once: a repeat finds what is there. */
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

/** With the instant at which it was recorded first, where it was copied and does not say so itself. */
export const atKeptInstant = (event: RecordedEvent, kept: KeptInstants): RecordedEvent => {
  if (recordedAtIn(event.metadata) !== undefined) return event;
  const at = kept.get(event.stream)?.get(event.revision);
  return at === undefined ? event : { ...event, recordedAt: new Date(at).toISOString() };
};
