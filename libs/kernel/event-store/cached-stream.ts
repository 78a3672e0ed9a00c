import { LRUCache } from 'lru-cache';
import type { Decider, EventMap, EventOf } from '#kernel/decider';
import { anchorOf } from '#kernel/integrity';
import type { CommandIdentity } from './commanded-aggregate.js';
import type { SentCommand, StreamEnd } from './codec.js';
import { recordingOf, type AppendResult, type EventData, type RecordedEvent } from './event-store.js';
import { isSetAside } from './log/set-aside.js';
import type { StoreContext } from './store-context.js';

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
  readonly receipts = new Map<string, SentCommand & { readonly receipt: Receipt }>();
  place: AppendResult = { revision: -1, position: -1n };
  /** The hash of the last event that is not set aside, or the anchor. */
  hash: string;
  /** The recording time of that event. */
  recordedAt: string | undefined;
  state: State;

  constructor(
    private readonly decider: Pick<Decider<State, Events, never>, 'initial' | 'evolve'>,
    private readonly id: string,
    readonly stream: string,
    anchor: string,
  ) {
    this.state = decider.initial;
    this.hash = anchor;
  }

  /** The end after which the next events are appended. */
  get end(): StreamEnd {
    const { stream, hash, recordedAt } = this;
    return { stream, revision: this.place.revision, hash, recordedAt };
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
      const { commandId, command: name, digest, actor } = metadata;
      const eventIds = [...(this.receipts.get(commandId)?.receipt.eventIds ?? []), id];
      const receipt = { id: this.id, revision, position, eventIds };
      this.receipts.set(commandId, { name, digest, by: actor, receipt });
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

/** LRU cache of folded streams of one category. A refresh reads only the events after the cached revision. */
export class StreamCache<State, Events extends EventMap> {
  readonly #streams: LRUCache<string, CachedStream<State, Events>>;
  /** How often a stream was forgotten, of which reads under way must know. */
  #forgotten = 0;
  readonly #recent = new RecentStates<State>(
    (id) => this.get(id),
    (id) => this.refresh(id),
  );

  constructor(
    private readonly category: string,
    private readonly decider: Pick<Decider<State, Events, never>, 'initial' | 'evolve'> & CommandIdentity<unknown>,
    private readonly storeContext: Pick<StoreContext, 'store' | 'codec' | 'origin'>,
    private readonly max: number,
  ) {
    this.#streams = new LRUCache({ max });
  }

  /** A cache without the streams of this one: a read under way ends in this one, which is not asked again. */
  emptyCopy(): StreamCache<State, Events> {
    return new StreamCache(this.category, this.decider, this.storeContext, this.max);
  }

  get(id: string): CachedStream<State, Events> | undefined {
    return this.#streams.get(id);
  }

  set(id: string, cached: CachedStream<State, Events>): void {
    this.#streams.set(id, cached);
  }

  /** A stream without events. */
  newStream(id: string): CachedStream<State, Events> {
    const stream = `${this.category}-${id}`;
    return new CachedStream(this.decider, id, stream, anchorOf(this.storeContext.origin, stream));
  }

  /** The stream up to its end in the log. */
  async refresh(id: string, atLeast = -1): Promise<CachedStream<State, Events>> {
    const { store, codec } = this.storeContext;
    const cached = this.#streams.get(id) ?? this.newStream(id);
    const forgotten = this.#forgotten;
    const events = await store.read(cached.stream, cached.place.revision + 1, { atLeast });
    cached.fold(await codec.open<Events>(events, this.decider.opens));
    // what was forgotten meanwhile may have been opened with keys that are gone
    if (cached.place.revision >= 0 && forgotten === this.#forgotten) this.#streams.set(id, cached);
    return cached;
  }

  /** The state as it was at most so long ago; what this process recorded since is in it. */
  recentState(id: string, maxAgeMs: number): State | Promise<State> {
    return this.#recent.get(id, maxAgeMs);
  }

  forget(id: string): void {
    this.#forgotten += 1;
    this.#streams.delete(id);
    this.#recent.forget(id);
  }
}

/** What was read of a stream, which what this process records goes on to change. */
interface Holder<State> {
  readonly state: State;
}

interface StateRead<State> {
  readonly holder: Holder<State>;
  readonly atMs: number;
}

interface Reading<State> {
  readonly state: Promise<State>;
  readonly begunAtMs: number;
}

/** Streams of which a state from a moment ago is enough: all who ask while it is read wait for the same answer. */
class RecentStates<State> {
  readonly #read = new Map<string, StateRead<State>>();
  readonly #reading = new Map<string, Reading<State>>();

  /** @param kept what is in memory of a stream @param read reads what is new */
  constructor(
    private readonly kept: (id: string) => Holder<State> | undefined,
    private readonly read: (id: string) => Promise<Holder<State>>,
  ) {}

  /** The state, at most `maxAgeMs` old: a promise only where it must be read. */
  get(id: string, maxAgeMs: number): State | Promise<State> {
    const now = performance.now();
    const known = this.#read.get(id);
    if (known && now - known.atMs < maxAgeMs) return (this.kept(id) ?? known.holder).state;
    const under = this.#reading.get(id);
    return under && now - under.begunAtMs < maxAgeMs ? under.state : this.#begin(id, now);
  }

  forget(id: string): void {
    this.#read.delete(id);
    this.#reading.delete(id);
  }

  #begin(id: string, begunAtMs: number): Promise<State> {
    const reading: Reading<State> = { state: this.#readOnce(id, begunAtMs, () => reading), begunAtMs };
    this.#reading.set(id, reading);
    return reading.state;
  }

  /** What was forgotten meanwhile is answered, and not kept. */
  async #readOnce(id: string, atMs: number, reading: () => Reading<State>): Promise<State> {
    try {
      const holder = await this.read(id);
      if (this.#reading.get(id) === reading()) this.#read.set(id, { holder, atMs });
      return holder.state;
    } finally {
      if (this.#reading.get(id) === reading()) this.#reading.delete(id);
    }
  }
}
