import { LRUCache } from 'lru-cache';
import {
  Refusal,
  refuse,
  type Actor,
  type Decider,
  type DecisionContext,
  type Directory,
  type EventMap,
  type EventOf,
} from '#kernel/decider';
import { anchorOf } from '#kernel/integrity';
import { envelop, type CommandMetadata } from './envelope.js';
import type { EventData, AppendResult } from './event-store.js';
import { WrongExpectedRevision } from './event-store-errors.js';
import { fingerprint } from './fingerprint.js';
import { CachedStream, toRecorded, type Receipt } from './cached-stream.js';
import type { Authorization, Authorize, CommandIdentity, CommandRequest } from './commanded-aggregate.js';
import { assertExpectedRevision } from './expected-revision-conflict.js';
import { refusalsOf } from './refusals.js';
import { maxRetries } from './retries.js';
import type { StoreContext } from './store-context.js';
import { Turns } from './turns.js';

/** The place of an event that is not in the log yet. */
const NO_POSITION = -1n;

/** Without a check of other streams, a command may name none. */
const DENY_ALL: Authorize = async () => false;
const MAX_CACHED_STREAMS = 2_000;

/**
 * fold → decide → append on the cached state: one append and no read. Only a successful append proves that the cache is
 * current, so any other answer (a refusal, a conflict, nothing to do) is given after reading what is new.
 */
export class AggregateStore<State, Events extends EventMap, Commands> {
  #cache: LRUCache<string, CachedStream<State, Events>>;
  readonly #turns = new Turns();
  /** The streams of which a recent state is enough. */
  #recent = new Map<string, { readonly cached: CachedStream<State, Events>; readonly readAtMs: number }>();

  constructor(
    private readonly ledger: StoreContext,
    readonly category: string,
    private readonly decider: Decider<State, Events, Commands> & Authorization<State> & CommandIdentity<Commands>,
    maxCachedStreams = MAX_CACHED_STREAMS,
    private readonly authorizeElsewhere = DENY_ALL,
  ) {
    this.#cache = new LRUCache({ max: maxCachedStreams });
  }

  /**
   * Idempotent by the commandId, which is looked up in the stream itself: a repeat gets the first receipt.
   * @throws Refusal, ExpectedRevisionConflict, WrongExpectedRevision (others were faster at every attempt),
   * OutcomeUnknown.
   */
  async transact<Name extends keyof Commands & string>(
    id: string,
    name: Name,
    command: Commands[Name],
    metadata: CommandMetadata,
  ): Promise<Receipt> {
    return this.#turns.take(id, () => this.#attempt(id, name, command, metadata));
  }

  /**
   * Creates a stream with several commands in one append: decided one after the other, and stored whole or not at all.
   * Reads and caches nothing.
   * @throws Refusal, WrongExpectedRevision if the stream exists, OutcomeUnknown.
   */
  async begin(id: string, requests: readonly CommandRequest<Commands>[]): Promise<AppendResult> {
    return this.#turns.take(id, async () => {
      const stream = this.#stream(id);
      const cached = new CachedStream(this.decider, id, anchorOf(this.ledger.origin, stream));
      const all: EventData[] = [];
      const directory = await this.#directory();
      for (const { name, command, metadata } of requests) {
        await this.decider.admit?.(cached.state, name, metadata.by, this.authorizeElsewhere);
        const events = this.#decide(cached, name, command, metadata, directory);
        const digest = await this.#fingerprint(id, name, command, metadata.by);
        const stored = await this.#envelop(cached, stream, events, { name, digest }, metadata);
        cached.fold(toRecorded(stored, events, cached.place.revision, NO_POSITION));
        all.push(...stored);
      }
      return this.ledger.store.append(stream, all, -1);
    });
  }

  /** Whether the actor may name this stream in a command to another one. */
  async admits(id: string, command: string, by: Actor): Promise<boolean> {
    try {
      await this.decider.admit?.((await this.#refresh(id)).state, command, by, this.authorizeElsewhere);
      return true;
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
  }

  /**
   * The refusal that each of these commands would get now, whatever its input; undefined where some input may be
   * recorded.
   */
  async refusals(
    id: string,
    names: readonly string[],
    metadata: CommandMetadata,
  ): Promise<ReadonlyMap<string, Refusal | undefined>> {
    const { state } = await this.#refresh(id);
    const admit = (name: string) => this.decider.admit?.(state, name, metadata.by, this.authorizeElsewhere);
    return refusalsOf(this.decider, state, names, this.#context(metadata), admit);
  }

  /** The current state from the log. */
  async load(id: string): Promise<State> {
    return (await this.#refresh(id)).state;
  }

  /** The state as it was at most so long ago; what this process recorded since is in it. */
  async recent(id: string, maxAgeMs: number): Promise<State> {
    const recent = this.#recent;
    const [known, now] = [recent.get(id), performance.now()];
    if (known && now - known.readAtMs < maxAgeMs) return (this.#cache.get(id) ?? known.cached).state;
    const cached = await this.#refresh(id);
    recent.set(id, { cached, readAtMs: now });
    return cached.state;
  }

  /** After an erasure: the cached state was opened with keys that are gone. A running command finishes first. */
  async forget(id: string): Promise<void> {
    await this.#turns.take(id, async () => void (this.#cache.delete(id), this.#recent.delete(id)));
  }

  /** After another log was found, or events were lost. A read under way ends in the former cache, which is not asked. */
  forgetAll(): void {
    this.#cache = new LRUCache({ max: this.#cache.max });
    this.#recent = new Map();
  }

  async #attempt<Name extends keyof Commands & string>(
    id: string,
    name: Name,
    command: Commands[Name],
    metadata: CommandMetadata,
  ): Promise<Receipt> {
    const digestNow = () => this.#fingerprint(id, name, command, metadata.by);
    for (let attempt = 0, atLeast = -1; ; attempt++) {
      const cached = (attempt === 0 && this.#cache.get(id)) || (await this.#refresh(id, atLeast));
      const repeated = cached.receipts.get(metadata.commandId);
      const same = repeated !== undefined && repeated.digest === (await digestNow());
      if (same && repeated.by === metadata.by.id) return repeated.receipt;
      try {
        await this.decider.admit?.(cached.state, name, metadata.by, this.authorizeElsewhere);
        if (same) return repeated.receipt;
        if (repeated) {
          return refuse(
            'COMMAND_REUSED',
            'This commandId was used for another command: make a new one for each intention.',
          );
        }
        const directory = await this.#directory(attempt);
        // a stream that does not exist has no revision to compare: a rule that says so speaks first
        if (cached.place.revision < 0) this.#decide(cached, name, command, metadata, directory);
        await assertExpectedRevision(this.ledger.store, this.#stream(id), cached.place, metadata, this.decider);
        const events = this.#decide(cached, name, command, metadata, directory);
        if (events.length > 0) {
          return await this.#append(cached, id, events, { name, digest: await digestNow() }, metadata);
        }
        if (attempt > 0) return { id, ...cached.place, eventIds: [] };
      } catch (error) {
        if (attempt >= maxRetries(error)) throw error;
        // EventStoreDB reports a conflict with an event before that event can be read
        if (error instanceof WrongExpectedRevision) atLeast = error.revision;
      }
    }
  }

  #fingerprint<Name extends keyof Commands & string>(
    id: string,
    name: Name,
    command: Commands[Name],
    by: Actor,
  ): Promise<string> {
    const identity = this.decider.identity?.[name]?.(command) ?? command;
    return fingerprint(this.ledger, this.#stream(id), by, [id, name, identity]);
  }

  #decide<Name extends keyof Commands & string>(
    { state }: CachedStream<State, Events>,
    name: Name,
    command: Commands[Name],
    metadata: CommandMetadata,
    directory: Directory | undefined,
  ): readonly EventOf<Events>[] {
    return this.decider.decide[name](state, command, { ...this.#context(metadata), directory });
  }

  /** A refusal is decided again, and then on what the registers are at that moment. */
  async #directory(attempt = 0): Promise<Directory | undefined> {
    return this.decider.comparesWithRegisters ? this.ledger.directory?.(attempt > 0) : undefined;
  }

  #context({ by, now, commandId }: CommandMetadata): DecisionContext<unknown> {
    return { steps: {}, by, now, commandId, settings: this.ledger.settings };
  }

  async #append(
    cached: CachedStream<State, Events>,
    id: string,
    events: readonly EventOf<Events>[],
    command: { name: string; digest: string },
    metadata: CommandMetadata,
  ): Promise<Receipt> {
    const stream = this.#stream(id);
    const { revision } = cached.place;
    const cache = this.#cache;
    const stored = await this.#envelop(cached, stream, events, command, metadata);
    const { position } = await this.ledger.store.append(stream, stored, revision);
    cached.fold(toRecorded(stored, events, revision, position));
    cache.set(id, cached); // the first events of a stream: nothing was cached before
    return cached.receipts.get(metadata.commandId)!.receipt;
  }

  #envelop(
    { place: { revision }, hash, recordedAt }: CachedStream<State, Events>,
    stream: string,
    events: readonly EventOf<Events>[],
    command: { name: string; digest: string },
    metadata: CommandMetadata,
  ): Promise<EventData[]> {
    const end = { stream, revision, hash, recordedAt };
    return envelop(this.ledger.codec, events, command, metadata, end, this.ledger.stamp);
  }

  /** Reads only what is new. */
  async #refresh(id: string, atLeast = -1): Promise<CachedStream<State, Events>> {
    const { store, codec, origin } = this.ledger;
    const stream = this.#stream(id);
    const cache = this.#cache;
    const cached = cache.get(id) ?? new CachedStream(this.decider, id, anchorOf(origin, stream));
    const events = await store.read(stream, cached.place.revision + 1, { atLeast });
    cached.fold(await codec.open<Events>(events, this.decider.opens));
    if (cached.place.revision >= 0) cache.set(id, cached);
    return cached;
  }

  #stream(id: string): string {
    return `${this.category}-${id}`;
  }
}
