import type { Decider, EventMap, EventOf } from '#kernel/decider';
import { recordingOf, type AppendResult, type EventData, type RecordedEvent } from './event-store.js';
import { isSetAside } from './log/set-aside.js';

/** The result of a command. */
export interface Receipt extends AppendResult {
  /** The id of the stream, without its category. */
  readonly id: string;
  readonly eventIds: readonly string[];
}

type OpenedEvent<Events extends EventMap> = EventOf<Events> &
  Pick<RecordedEvent, 'id' | 'metadata' | 'revision' | 'position'> &
  Partial<Pick<RecordedEvent, 'recordedAt'>>;

/** A stream as folded so far: its state, the last link of its chain, and the receipt of every command in it. */
export class CachedStream<State, Events extends EventMap> {
  readonly receipts = new Map<string, { readonly digest: string; readonly by: string; readonly receipt: Receipt }>();
  place: AppendResult = { revision: -1, position: -1n };
  /** The hash of the last event that is not set aside, or the anchor. */
  hash: string;
  /** The recording time of that event. */
  recordedAt: string | undefined;
  state: State;

  constructor(
    private readonly decider: Pick<Decider<State, Events, never>, 'initial' | 'evolve'>,
    private readonly id: string,
    anchor: string,
  ) {
    this.state = decider.initial;
    this.hash = anchor;
  }

  /** Ignores events that were folded already, so two callers may add the same ones. */
  fold(events: readonly OpenedEvent<Events>[]): void {
    for (const event of events) {
      const { type, data, id, metadata, revision, position } = event;
      if (revision !== this.place.revision + 1) continue;
      if (isSetAside(event)) {
        this.#passOver(event);
        continue;
      }
      const evolve = this.decider.evolve[type];
      if (!evolve) throw new Error(`No step knows the event ${type} at revision ${revision}.`);
      this.state = evolve(this.state, data, recordingOf(event));
      this.place = { revision, position };
      this.hash = metadata.hash;
      this.recordedAt = metadata.recordedAt ?? event.recordedAt;
      const { commandId, digest, actor } = metadata;
      const eventIds = [...(this.receipts.get(commandId)?.receipt.eventIds ?? []), id];
      this.receipts.set(commandId, { digest, by: actor.id, receipt: { id: this.id, revision, position, eventIds } });
    }
  }
  /** An event that was set aside changes no state. If it is authentic, it is still a link of the chain. */
  #passOver({ revision, position, data }: OpenedEvent<Events>): void {
    this.place = { revision, position };
    const { link } = data as { readonly link?: string };
    if (link !== undefined) this.hash = link;
  }
}

/** The decided events, as the receipt needs them once they are in the log. */
export const toRecorded = <Events extends EventMap>(
  stored: readonly EventData[],
  events: readonly EventOf<Events>[],
  revision: number,
  position: bigint,
) =>
  stored.map(({ id, metadata }, index) => ({
    ...events[index]!,
    id,
    metadata,
    position,
    revision: revision + 1 + index,
  }));
