import type { Directory } from './directory.js';
import type { EventMap, EventOf } from './event.js';
import type { Settings } from './settings.js';

/** The user who sends a command, as authenticated by the request's token. */
export interface Actor {
  readonly id: string;
  readonly role: string;
  readonly organisation: string;
  readonly office?: string;
  /** Whose role and office these are, where somebody acts in the place of a colleague. */
  readonly deputyOf?: string;
}

/**
 * Whether what somebody does counts as done by that colleague: they are the same person, or stand in for them. Nobody
 * approves what they asked for themselves, and no deputy what was asked in whose place they act.
 */
export const isOrStandsInFor = ({ id, deputyOf }: Actor, author: string | undefined): boolean =>
  author !== undefined && (id === author || deputyOf === author);

/** What a fold may know of an event besides its payload. */
export interface EventMetadata {
  readonly id: string;
  readonly by: Actor;
  /** The instant of the decision, ISO 8601 in UTC. */
  readonly at: string;
  /** The command that led to the event, and its id. */
  readonly command: string;
  readonly commandId: string;
}

/** What a decision may know besides its own state: nothing is fetched and no clock is read. */
export interface DecisionContext<Others> {
  readonly steps: Others;
  readonly by: Actor;
  /** The instant of the decision, ISO 8601 in UTC. */
  readonly now: string;
  /** One per intention. A new entry without an id of its own takes this one. */
  readonly commandId: string;
  readonly settings: Settings;
  /** What a command names is compared with it. Without one, as in a log without registers, nothing is. */
  readonly directory?: Directory | undefined;
  /** The code of the rule that was broken, when somebody who may override it records the event nevertheless. */
  readonly irregular?: string;
}

/** What must hold before a command, whatever its input. @throws Refusal */
export type Requirement<State, Others = unknown> = (state: State, context: DecisionContext<Others>) => void;

/** The rules of one step as plain data and pure functions: command + state → events → state. */
export interface Decider<State, Events extends EventMap, Commands, Others = unknown, Observed extends EventMap = {}> {
  readonly initial: State;
  /** What `compose` checks before each decision. `decide` judges only what depends on the input: see `decideAfter`. */
  readonly requires?: NoInfer<{ readonly [Name in keyof Commands]?: Requirement<State, Others> }>;
  readonly decide: {
    readonly [Name in keyof Commands]: (
      state: State,
      command: Commands[Name],
      context: DecisionContext<Others>,
    ) => readonly EventOf<Events>[];
  };
  readonly evolve: {
    readonly [Type in keyof Events]: (state: State, data: Events[Type], recording: EventMetadata) => State;
  };
  /** Events of other steps that change this one's state too. */
  readonly observes?: {
    readonly [Type in keyof Observed]: (state: State, data: Observed[Type], recording: EventMetadata) => State;
  };
}

export const fold = <State, Events extends EventMap>(
  { initial, evolve }: Pick<Decider<State, Events, never>, 'initial' | 'evolve'>,
  events: readonly (EventOf<Events> & EventMetadata)[],
): State =>
  events.reduce(
    (state, { type, data, ...recording }) => evolve[type](state, data, recording as EventMetadata),
    initial,
  );
