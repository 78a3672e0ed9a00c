import { LRUCache } from 'lru-cache';
import {
  Refusal,
  refusalBeforeInput,
  refuse,
  type Actor,
  type Decider,
  type DecisionContext,
  type EventMap,
  type EventOf,
  type PersonalClass,
} from '#kernel/decider';
import { anchorOf } from '#kernel/integrity';
import { envelop, type CommandMetadata } from './envelope.js';
import { WrongExpectedRevision, type EventData, type AppendResult } from './event-store.js';
import { fingerprint } from './fingerprint.js';
import { CachedStream, toldIn, type Receipt } from './cached-stream.js';
import { ExpectedRevisionConflict, changesSince } from './expected-revision-conflict.js';
import type { StoreContext } from './store-context.js';
import { Turns } from './turns.js';

/** Whether somebody may send a command about another stream, as that one stands now. */
export type Authorize = (category: string, id: string, command: string, by: Actor) => Promise<boolean>;

/** Who may know of a stream at all. It is asked first, so that whoever may not learns nothing by asking. */
export interface Authorization<State> {
  /** @throws Refusal */
  readonly admit?: (state: State, command: string, by: Actor, admits: Authorize) => void | Promise<void>;
}

/** What of a command tells a repeat from another command under its id; where it is left out, all of it. */
export interface CommandIdentity<Commands> {
  readonly identity?: { readonly [Name in keyof Commands]?: (command: Commands[Name]) => unknown };
  /** The personal classes that its state needs; left out, all. What is not opened cannot fail to open. */
  readonly opens?: readonly PersonalClass[];
}

/** One of several commands that are recorded together. */
export type CommandRequest<Commands> = {
  [Name in keyof Commands & string]: {
    readonly name: Name;
    readonly command: Commands[Name];
    readonly circumstances: Omit<CommandMetadata, 'expectedRevision'>;
  };
}[keyof Commands & string];

/** Where an event lies before it is in the log. */
const NOT_YET = -1n;

/** Where nobody has said who is admitted elsewhere. */
const NOWHERE: Authorize = async () => false;

/** How often a command is decided again when somebody else was quicker. */
const AGAIN = 3;
const REMEMBERED = 2_000;

/**
 * fold → decide → append, on what is remembered: one append and no read. Only an append proves the memory current, so
 * any other answer (a refusal, a conflict, nothing to do) is given after reading what is new.
 */
export class AggregateStore<State, Events extends EventMap, Commands> {
  readonly #memories: LRUCache<string, CachedStream<State, Events>>;
  readonly #turns = new Turns();

  constructor(
    private readonly ledger: StoreContext,
    readonly category: string,
    private readonly decider: Decider<State, Events, Commands> & Authorization<State> & CommandIdentity<Commands>,
    remembered = REMEMBERED,
    private readonly elsewhere = NOWHERE,
  ) {
    this.#memories = new LRUCache({ max: remembered });
  }

  /**
   * Idempotent by the commandId, which is looked for in the stream itself: a repeat gets the first receipt.
   * @throws Refusal, ExpectedRevisionConflict, WrongExpectedRevision (others were quicker, again and again), OutcomeUnknown.
   */
  async transact<Name extends keyof Commands & string>(
    id: string,
    name: Name,
    command: Commands[Name],
    circumstances: CommandMetadata,
  ): Promise<Receipt> {
    return this.#turns.take(id, () => this.#attempt(id, name, command, circumstances));
  }

  /**
   * A stream that nobody has written yet, all of it at once: its commands are decided one after the other, and appended as
   * one. It is there whole or not at all; nothing is read, and nothing remembered.
   * @throws Refusal, WrongExpectedRevision where it is there already, OutcomeUnknown.
   */
  async begin(id: string, asked: readonly CommandRequest<Commands>[]): Promise<AppendResult> {
    return this.#turns.take(id, async () => {
      const stream = this.#stream(id);
      const memory = new CachedStream(this.decider, id, anchorOf(this.ledger.origin, stream));
      const all: EventData[] = [];
      for (const { name, command, circumstances } of asked) {
        await this.decider.admit?.(memory.state, name, circumstances.by, this.elsewhere);
        const events = this.#decide(memory, name, command, circumstances);
        const digest = await this.#fingerprint(id, name, command, circumstances.by);
        const pending = await this.#envelop(memory, stream, events, { name, digest }, circumstances);
        memory.fold(toldIn(pending, events, memory.place.revision, NOT_YET));
        all.push(...pending);
      }
      return this.ledger.store.append(stream, all, -1);
    });
  }

  /** Whether somebody may name this stream in a command to another one. */
  async admits(id: string, command: string, by: Actor): Promise<boolean> {
    try {
      await this.decider.admit?.((await this.#refresh(id)).state, command, by, this.elsewhere);
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
    circumstances: CommandMetadata,
  ): Promise<ReadonlyMap<string, Refusal | undefined>> {
    const { state } = await this.#refresh(id);
    const context = this.#context(circumstances);
    const refusalOf = async (name: string): Promise<Refusal | undefined> => {
      try {
        await this.decider.admit?.(state, name, circumstances.by, this.elsewhere);
        return refusalBeforeInput(this.decider, name, state, context);
      } catch (error) {
        if (error instanceof Refusal) return error;
        throw error;
      }
    };
    return new Map(await Promise.all(names.map(async (name) => [name, await refusalOf(name)] as const)));
  }

  /** The state that the log gives at this moment. */
  async load(id: string): Promise<State> {
    return (await this.#refresh(id)).state;
  }

  /** After an erasure: the cached state was opened with keys that are gone. A command under way finishes first. */
  async forget(id: string): Promise<void> {
    await this.#turns.take(id, async () => this.#memories.delete(id));
  }

  /** What is remembered is of a log that turned out to be another one, or of events that were lost. */
  forgetAll(): void {
    this.#memories.clear();
  }

  async #attempt<Name extends keyof Commands & string>(
    id: string,
    name: Name,
    command: Commands[Name],
    circumstances: CommandMetadata,
  ): Promise<Receipt> {
    const digestNow = () => this.#fingerprint(id, name, command, circumstances.by);
    for (let attempt = 0, atLeast = -1; ; attempt++) {
      const memory = (attempt === 0 && this.#memories.get(id)) || (await this.#refresh(id, atLeast));
      const repeated = memory.receipts.get(circumstances.commandId);
      const same = repeated !== undefined && repeated.digest === (await digestNow());
      if (same && repeated.by === circumstances.by.id) return repeated.receipt;
      try {
        await this.decider.admit?.(memory.state, name, circumstances.by, this.elsewhere);
        if (same) return repeated.receipt;
        if (repeated) {
          return refuse(
            'COMMAND_REUSED',
            'This commandId was used for another command: make a new one for each intention.',
          );
        }
        // of what does not exist nobody is behind: a rule that says so speaks first
        if (memory.place.revision < 0) this.#decide(memory, name, command, circumstances);
        await this.#expect(memory, id, circumstances);
        const events = this.#decide(memory, name, command, circumstances);
        if (events.length > 0) {
          return await this.#append(memory, id, events, { name, digest: await digestNow() }, circumstances);
        }
        if (attempt > 0) return { id, ...memory.place, eventIds: [] };
      } catch (error) {
        if (attempt >= triesAgain(error)) throw error;
        // EventStoreDB names a conflict with an event before that event can be read
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
    circumstances: CommandMetadata,
  ): readonly EventOf<Events>[] {
    return this.decider.decide[name](state, command, this.#context(circumstances));
  }

  #context({ by, now, commandId }: CommandMetadata): DecisionContext<unknown> {
    return { steps: {}, by, now, commandId, settings: this.ledger.settings };
  }

  async #append(
    memory: CachedStream<State, Events>,
    id: string,
    events: readonly EventOf<Events>[],
    command: { name: string; digest: string },
    circumstances: CommandMetadata,
  ): Promise<Receipt> {
    const stream = this.#stream(id);
    const { revision } = memory.place;
    const pending = await this.#envelop(memory, stream, events, command, circumstances);
    const { position } = await this.ledger.store.append(stream, pending, revision);
    memory.fold(toldIn(pending, events, revision, position));
    this.#memories.set(id, memory); // the first events of a stream: there was nothing to remember before
    return memory.receipts.get(circumstances.commandId)!.receipt;
  }

  #envelop(
    { place: { revision }, hash, recordedAt }: CachedStream<State, Events>,
    stream: string,
    events: readonly EventOf<Events>[],
    command: { name: string; digest: string },
    circumstances: CommandMetadata,
  ): Promise<EventData[]> {
    const end = { stream, revision, hash, recordedAt };
    return envelop(this.ledger.codec, events, command, circumstances, end, this.ledger.stamp);
  }

  /** What a policy recorded meanwhile is no conflict: nobody was looking at something else. */
  async #expect(
    { place }: CachedStream<State, Events>,
    id: string,
    { expectedRevision }: CommandMetadata,
  ): Promise<void> {
    if (expectedRevision === undefined || expectedRevision === place.revision) return;
    const since =
      expectedRevision > place.revision ? [] : await this.ledger.store.read(this.#stream(id), expectedRevision + 1);
    const changes = changesSince(since);
    if (expectedRevision > place.revision || changes.length > 0) {
      throw new ExpectedRevisionConflict(
        this.#stream(id),
        expectedRevision,
        since.at(-1)?.revision ?? place.revision,
        changes,
      );
    }
  }

  /** Reads only what is new. */
  async #refresh(id: string, atLeast = -1): Promise<CachedStream<State, Events>> {
    const { store, codec, origin } = this.ledger;
    const stream = this.#stream(id);
    const memory = this.#memories.get(id) ?? new CachedStream(this.decider, id, anchorOf(origin, stream));
    const events = await store.read(stream, memory.place.revision + 1, { atLeast });
    memory.fold(await codec.open<Events>(events, this.decider.opens));
    if (memory.place.revision >= 0) this.#memories.set(id, memory);
    return memory;
  }

  #stream(id: string): string {
    return `${this.category}-${id}`;
  }
}

/** A refusal stands once the memory is fresh; a conflict, once more attempts came too late; a bug, at once. */
const triesAgain = (error: unknown): number =>
  error instanceof Refusal || error instanceof ExpectedRevisionConflict
    ? 1
    : error instanceof WrongExpectedRevision
      ? AGAIN
      : 0;
