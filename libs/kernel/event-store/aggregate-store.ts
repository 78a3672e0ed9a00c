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
import type { EventData, AppendResult } from './event-store.js';
import { FlawedStream, WrongExpectedRevision } from './event-store-errors.js';
import { envelop, fingerprint, isSentAgain, type CommandMetadata } from './codec.js';
import { timeHop, timeHopSync } from './hops.js';
import { StreamCache, toRecorded, type CachedStream, type Receipt } from './cached-stream.js';
import {
  DENY_ALL,
  NO_OTHER_STREAMS,
  replayDecided,
  type Authorization,
  type CommandIdentity,
  type CommandRequest,
  type Consultation,
  type DecidedCommand,
} from './commanded-aggregate.js';
import { assertExpectedRevision } from './expected-revision-conflict.js';
import { refusalsOf } from './refusals.js';
import { maxRetries } from './retries.js';
import type { StoreContext } from './store-context.js';
import { KeyedMutex } from './keyed-mutex.js';

/** The place of an event that is not in the log yet. */
const NO_POSITION = -1n;

const MAX_CACHED_STREAMS = 2_000;
const REUSED = 'This commandId was used for another command: make a new one for each intention.';

/**
 * fold → decide → append on the cached state: one append and no read. Only a successful append proves that the cache is
 * current, so any other answer (a refusal, a conflict, nothing to do) is given after reading what is new.
 */
export class AggregateStore<State, Events extends EventMap, Commands> {
  #cache: StreamCache<State, Events>;
  readonly #mutex = new KeyedMutex();

  constructor(
    private readonly storeContext: StoreContext,
    readonly category: string,
    private readonly decider: Decider<State, Events, Commands> &
      Authorization<State> &
      CommandIdentity<Commands> &
      Consultation<State>,
    maxCachedStreams = MAX_CACHED_STREAMS,
    private readonly authorizeElsewhere = DENY_ALL,
    private readonly others = NO_OTHER_STREAMS,
  ) {
    this.#cache = new StreamCache(category, decider, storeContext, maxCachedStreams);
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
    this.requireRole(name, metadata.by);
    return timeHop('command', () => this.#mutex.run(id, () => this.#attempt(id, name, command, metadata)));
  }

  /**
   * Creates a stream with several commands in one append: decided one after the other, and stored whole or not at all.
   * Reads and caches nothing.
   * @throws Refusal, WrongExpectedRevision if the stream exists, OutcomeUnknown.
   */
  async begin(id: string, requests: readonly CommandRequest<Commands>[]): Promise<AppendResult> {
    const { codec, stamp } = this.storeContext;
    return this.#mutex.run(id, async () => {
      const cached = this.#cache.newStream(id);
      const all: EventData[] = [];
      const directory = await this.#directory();
      for (const { name, command, metadata } of requests) {
        this.requireRole(name, metadata.by);
        await this.decider.authorize?.(cached.state, name, metadata.by, this.authorizeElsewhere);
        const events = this.#decide(cached, name, command, metadata, directory);
        const digest = await this.#fingerprint(cached, id, name, command, metadata.by);
        const stored = await envelop(codec, events, { name, digest }, metadata, cached.end, stamp);
        cached.fold(toRecorded(stored, events, cached.place.revision, NO_POSITION));
        all.push(...stored);
      }
      return this.storeContext.store.append(cached.stream, all, -1);
    });
  }

  /** Whatever the stream. @throws Refusal */
  requireRole(command: string, by: Actor): void {
    this.decider.requireRole?.(command, by);
  }

  /** Whether the actor may name this stream in a command to another one. */
  async isAuthorized(id: string, command: string, by: Actor): Promise<boolean> {
    try {
      this.requireRole(command, by);
      await this.decider.authorize?.((await this.#known(id, command, by)).state, command, by, this.authorizeElsewhere);
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
    const { state } = await this.#cache.refresh(id);
    const authorize = (name: string) => this.decider.authorize?.(state, name, metadata.by, this.authorizeElsewhere);
    return refusalsOf(this.decider, state, names, this.#context(metadata), authorize);
  }

  /** The current state from the log. */
  async load(id: string): Promise<State> {
    return (await this.#cache.refresh(id)).state;
  }

  /** The state as it was at most so long ago; what this process recorded since is in it. A promise only where it is read. */
  recentState(id: string, maxAgeMs: number): State | Promise<State> {
    return this.#cache.recentState(id, maxAgeMs);
  }

  /** Called after an erasure: the cached state was opened with keys that are gone. A running command finishes first. */
  async forget(id: string): Promise<void> {
    await this.#mutex.run(id, async () => this.#cache.forget(id));
  }

  /** Called after another log was found, or events were lost. */
  forgetAll(): void {
    this.#cache = this.#cache.emptyCopy();
  }

  async #attempt<Name extends keyof Commands & string>(
    id: string,
    name: Name,
    command: Commands[Name],
    metadata: CommandMetadata,
  ): Promise<Receipt> {
    for (let attempt = 0, atLeast = -1; ; attempt++) {
      const cached = (attempt === 0 && this.#cache.get(id)) || (await this.#known(id, name, metadata.by, atLeast));
      const digestNow = () => this.#fingerprint(cached, id, name, command, metadata.by);
      const repeated = cached.receipts.get(metadata.commandId);
      const sent = async () => ({ name, by: metadata.by, digest: await digestNow() });
      const same = repeated && (await isSentAgain(this.storeContext.codec, cached.stream, repeated, await sent()));
      if (same && repeated.by.id === metadata.by.id) return repeated.receipt;
      try {
        const authorized = this.decider.authorize?.(cached.state, name, metadata.by, this.authorizeElsewhere);
        if (authorized) await authorized; // a command waits only where there is something to wait for
        if (same) return repeated.receipt;
        if (repeated) return refuse('COMMAND_REUSED', REUSED);
        const known = this.#directory(attempt);
        const directory = known instanceof Promise ? await known : known;
        // a stream that does not exist has no revision to compare: a rule that says so speaks first
        if (cached.place.revision < 0) this.#decide(cached, name, command, metadata, directory);
        if (metadata.expectedRevision !== undefined)
          await assertExpectedRevision(this.storeContext.store, cached.stream, cached.place, metadata, this.decider);
        const events = this.#decide(cached, name, command, metadata, directory);
        if (events.length > 0) {
          const { category } = this;
          const decided = { category, id, name, command: command as DecidedCommand['command'], metadata };
          const after = () => replayDecided(this.decider.evolve, cached.state, events, decided);
          await this.decider.consult?.(cached.state, decided, this.others, after);
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

  /** @throws FlawedStream only to those who have to do with the stream: for others, it is as if there were none */
  async #known(id: string, command: string, by: Actor, atLeast?: number): Promise<CachedStream<State, Events>> {
    return this.#cache.refresh(id, atLeast).catch(async (error: unknown) => {
      const inspected = error instanceof FlawedStream && (await this.storeContext.store.inspect(error.stream));
      if (inspected) await this.decider.authorizeFlawed?.(inspected, command, by, this.authorizeElsewhere);
      throw error;
    });
  }

  #fingerprint<Name extends keyof Commands & string>(
    { stream }: CachedStream<State, Events>,
    id: string,
    name: Name,
    command: Commands[Name],
    by: Actor,
  ): Promise<string> {
    const identity = this.decider.identity?.[name]?.(command) ?? command;
    return fingerprint(this.storeContext, stream, by, [id, name, identity]);
  }

  #decide<Name extends keyof Commands & string>(
    { state }: CachedStream<State, Events>,
    name: Name,
    command: Commands[Name],
    metadata: CommandMetadata,
    directory: Directory | undefined,
  ): readonly EventOf<Events>[] {
    const context = { ...this.#context(metadata), directory };
    return timeHopSync('decide', () => this.decider.decide[name](state, command, context));
  }

  /** A refusal is decided again, and then on what the registers are at that moment. */
  #directory(attempt = 0): Directory | undefined | Promise<Directory> {
    return this.decider.comparesWithRegisters ? this.storeContext.directory?.(attempt > 0) : undefined;
  }

  #context({ by, now, commandId }: CommandMetadata): DecisionContext<unknown> {
    return { steps: {}, by, now, commandId, settings: this.storeContext.settings };
  }

  async #append(
    cached: CachedStream<State, Events>,
    id: string,
    events: readonly EventOf<Events>[],
    command: { name: string; digest: string },
    metadata: CommandMetadata,
  ): Promise<Receipt> {
    const { codec, stamp } = this.storeContext;
    const { revision } = cached.place;
    const cache = this.#cache;
    const stored = await timeHop('seal', () => envelop(codec, events, command, metadata, cached.end, stamp));
    const { position } = await timeHop('append', () => this.storeContext.store.append(cached.stream, stored, revision));
    cached.fold(toRecorded(stored, events, revision, position));
    cache.set(id, cached); // the first events of a stream: nothing was cached before
    return cached.receipts.get(metadata.commandId)!.receipt;
  }
}
