import { randomUUID } from 'node:crypto';
import type { Actor, Decider, EventMap, EventOf, MayOverride, PersonalClass } from '#kernel/decider';
import type { CommandMetadata } from './codec.js';
import type { RecordedEvent } from './event-store.js';

/** Whether an actor may send a command about another stream, in its current state. */
export type Authorize = (category: string, id: string, command: string, by: Actor) => Promise<boolean>;

/** The default: a command may name no other stream. */
export const DENY_ALL: Authorize = async () => false;

/** The access check of a stream. It runs before all else, so that a refusal reveals nothing. */
export interface Authorization<State> {
  /** The part of it that no stream changes: it reads none. @throws Refusal */
  readonly requireRole?: (command: string, by: Actor) => void;
  /** @throws Refusal */
  readonly authorize?: (state: State, command: string, by: Actor, isAuthorized: Authorize) => void | Promise<void>;
  /**
   * The same for a stream with an entry that cannot be relied on, and hence without a state: by default, everybody learns
   * that. @throws Refusal
   */
  readonly authorizeFlawed?: (
    events: readonly RecordedEvent[],
    command: string,
    by: Actor,
    isAuthorized: Authorize,
  ) => void | Promise<void>;
  /** Whether a conflict may name an entry of this type that the actor has not seen; by default, it does. */
  readonly mayReadChange?: (by: Actor, type: string) => boolean;
  /** Who may record against a rule; by default, nobody. */
  readonly mayOverride?: MayOverride;
}

/** The part of a command that distinguishes a repeat from another command with the same id; by default, all of it. */
export interface CommandIdentity<Commands> {
  readonly identity?: { readonly [Name in keyof Commands]?: (command: Commands[Name]) => unknown };
  /** The personal classes that the state needs; by default, all. Values that stay sealed cannot fail to open. */
  readonly opens?: readonly PersonalClass[];
  /** Whether its commands name people and places that are compared with the registers. */
  readonly comparesWithRegisters?: boolean;
}

/** One of several commands that are recorded together. */
export type CommandRequest<Commands> = {
  [Name in keyof Commands & string]: {
    readonly name: Name;
    readonly command: Commands[Name];
    readonly metadata: Omit<CommandMetadata, 'expectedRevision'>;
  };
}[keyof Commands & string];

/** The other streams that a command may ask before it is recorded. */
export interface OtherStreams {
  /** The current state of another stream. */
  load(category: string, id: string): Promise<unknown>;
  /** Records there first. @throws Refusal */
  transact(category: string, id: string, name: string, command: object, metadata: CommandMetadata): Promise<unknown>;
}

/** The default: a command that reads another stream fails. */
export const NO_OTHER_STREAMS: OtherStreams = {
  load: () => Promise.reject(new Error('This store knows no other streams.')),
  transact: () => Promise.reject(new Error('This store knows no other streams.')),
};

/** A command that is decided and not recorded yet. */
export interface DecidedCommand {
  readonly category: string;
  readonly id: string;
  readonly name: string;
  readonly command: Readonly<Record<string, unknown>>;
  readonly metadata: CommandMetadata;
}

/** What others have a say in. It is asked for every command that would record something, by any sender and however. */
export interface Consultation<State> {
  /**
   * @param after folds the state once this is recorded, which few commands ask for
   * @throws Refusal, so that nothing is recorded
   */
  readonly consult?: (state: State, decided: DecidedCommand, others: OtherStreams, after: () => State) => Promise<void>;
}

/** The state once the events of a command are recorded. */
export const replayDecided = <State, Events extends EventMap>(
  evolve: Decider<State, Events, never>['evolve'],
  state: State,
  events: readonly EventOf<Events>[],
  { name: command, metadata: { by, now: at, commandId } }: Pick<DecidedCommand, 'name' | 'metadata'>,
): State =>
  events.reduce(
    (before, { type, data }) => evolve[type](before, data, { id: randomUUID(), by, at, command, commandId }),
    state,
  );
