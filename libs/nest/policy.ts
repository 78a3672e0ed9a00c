import type { Decider, EventMap, OpenPart, PersonalClass } from '#kernel/decider';
import type { Category, DIRECTORY } from './streams.js';

/** A command to one stream that follows from an event of another. */
export interface Ask {
  readonly of: Category;
  readonly id: string;
  readonly name: string;
  readonly command: object;
  /** The code of a refusal that ends by itself: the event's stream is parked then, and tried again each day. */
  readonly waitsOn?: string;
}

/** Commands, by the aggregate that handles them. */
type Targets = { readonly [Of in Category]?: object };

export type CommandRequestTo<T extends Targets> = {
  [Of in keyof T & Category]: {
    [Name in keyof T[Of] & string]: {
      readonly of: Of;
      readonly id: string;
      readonly name: Name;
      readonly command: T[Of][Name];
    };
  }[keyof T[Of] & string];
}[keyof T & Category];

// oxlint-disable-next-line typescript/no-explicit-any -- of any aggregate
type AnyFold = Pick<Decider<any, any, never>, 'initial' | 'evolve'>;

/** Events of one aggregate, each given with its state right after it and right before. */
interface FollowedAggregate {
  readonly decider: AnyFold;
  readonly on: Readonly<Record<string, (data: never, subject: string, after: never, before: never) => readonly Ask[]>>;
}

/** Automatic consequences: event → commands. It only sends commands; the deciders decide. */
export interface Policy extends FollowedAggregate {
  readonly name: string;
  /** The aggregate whose events it answers, with its state. */
  readonly of: Category | typeof DIRECTORY | 'duplicate';
  /** Classes of personal data that it needs of the event that it answers, such as the id of another record. */
  readonly opens?: readonly PersonalClass[];
  /** Other aggregates whose events it answers, too. */
  readonly besides?: { readonly [Of in Category]?: FollowedAggregate };
  /** The type of event after which a parked stream is tried again at once. */
  readonly releasedBy?: string;
}

/** The policies of the app. */
export const POLICIES = Symbol('policies');

type Answers<State, Events extends EventMap, T extends Targets> = {
  readonly [Type in keyof Events]?: (
    data: OpenPart<Events[Type]>,
    subject: string,
    after: State,
    before: State,
  ) => readonly CommandRequestTo<T>[];
};

/** For another aggregate: its state, and the events of it that a policy answers. */
interface Beside {
  readonly state: unknown;
  readonly events: EventMap;
}

/**
 * Pure, so tested without a store. An event is given with the state right after it and right before, so it has the same
 * consequences however late it is read. A policy requests only what an event changes, so a repetition under the same ids
 * never undoes later changes.
 */
export const policy = <
  State,
  Own extends EventMap,
  Besides extends { readonly [Of in Category]?: Beside },
  T extends Targets,
>(table: {
  readonly name: string;
  readonly of: Category | typeof DIRECTORY | 'duplicate';
  readonly decider: AnyFold;
  readonly on: Answers<State, Own, T>;
  readonly besides: {
    readonly [Of in keyof Besides]: Besides[Of] extends Beside
      ? { readonly decider: AnyFold; readonly on: Answers<Besides[Of]['state'], Besides[Of]['events'], T> }
      : never;
  };
}): Policy => table as unknown as Policy;
