import type { DecisionContext, EventMetadata, Requirement } from './decider.js';
import type { EventMap, EventOf, JsonObject } from './event.js';
import type { Irregular } from './irregular.js';

/** A command as a layer sees it: all that commands have in common is the mark of a broken rule. */
export interface LayeredCommand {
  readonly irregular?: Irregular;
  readonly [field: string]: unknown;
}

export type Decide<State> = (
  state: State,
  command: LayeredCommand,
  context: DecisionContext<unknown>,
) => readonly EventOf<EventMap>[];

export type Evolve<State> = (state: State, data: JsonObject, recording: EventMetadata) => State;

/** What must hold before each command. */
export type Requirements<State> = Readonly<Record<string, Requirement<State> | undefined>>;

/** What lies inside a layer: a decider whose commands and events are known by name only. */
export interface InnerDecider<State> {
  readonly initial: State;
  readonly requires?: Requirements<State>;
  readonly decide: Readonly<Record<string, Decide<State>>>;
  readonly evolve: Readonly<Record<string, Evolve<State>>>;
}

/** The decisions of the commands that a layer adds. */
export type AddedDecisions<State, Commands, Fact> = {
  readonly [Name in keyof Commands]: (
    state: State,
    command: Commands[Name],
    context: DecisionContext<unknown>,
  ) => readonly Fact[];
};

/**
 * Something that surrounds all steps of a stream: see `surround`. `Needs` is the state that it reads, `Added` the state
 * that it keeps, and `Fact` the events that its own commands record.
 */
export interface Layer<Needs, Added = {}, Commands = {}, Fact = never> {
  readonly name: string;
  readonly initial?: Added;
  /** Precedes every command inside: it refuses, or does nothing. */
  readonly precondition?: (state: Needs, command: string, context: DecisionContext<unknown>) => void;
  /** Surrounds the decision of each command inside. */
  readonly decide?: <State extends Needs>(inner: Decide<State>, command: string) => Decide<State>;
  /** Surrounds the fold of each event inside. */
  readonly evolve?: <State extends Needs>(inner: InnerDecider<State>, type: string) => Evolve<State & Added>;
  /** Decides further commands, which only the layers outside of it surround. */
  readonly commands?: <State extends Needs>(
    inner: InnerDecider<State>,
  ) => AddedDecisions<State & Added, Commands, Fact>;
  /** What must hold before each of these further commands. */
  readonly requires?: NoInfer<{ readonly [Name in keyof Commands]?: Requirement<Needs & Added> }>;
}

/** A rule that precedes every decision, so that no step can forget it: it refuses, or does nothing. */
export const precondition = <Needs>(name: string, rule: NonNullable<Layer<Needs>['precondition']>): Layer<Needs> => ({
  name,
  precondition: rule,
});
