import type { Decider, EventMap, OpenPart } from '#decider';
import type { Category } from './commands.js';

/** A command to one stream, which follows from an event of another. */
export interface Ask {
  readonly of: Category;
  readonly id: string;
  readonly name: string;
  readonly command: object;
}

/** Commands, by the aggregate that takes them. */
type Targets = { readonly [Of in Category]?: object };

export type AskTo<T extends Targets> = {
  [Of in keyof T & Category]: {
    [Name in keyof T[Of] & string]: {
      readonly of: Of;
      readonly id: string;
      readonly name: Name;
      readonly command: T[Of][Name];
    };
  }[keyof T[Of] & string];
}[keyof T & Category];

// oxlint-disable-next-line typescript/no-explicit-any -- of whichever aggregate
type AnyFold = Pick<Decider<any, any, never>, 'initial' | 'evolve'>;

/** Events of one aggregate, each told with its state right after it, and right before. */
interface Followed {
  readonly decider: AnyFold;
  readonly on: Readonly<Record<string, (data: never, subject: string, after: never, before: never) => readonly Ask[]>>;
}

/** What follows by itself from what somebody recorded: event → commands. Only ever asks; the deciders decide. */
export interface Policy extends Followed {
  readonly name: string;
  /** The aggregate whose events are told together with its state. */
  readonly of: Category;
  /** Others whose events are, so that it may answer them too. */
  readonly besides?: { readonly [Of in Category]?: Followed };
}

/** The policies that an app was put together from. */
export const POLICIES = Symbol('policies');

type Answers<State, Events extends EventMap, T extends Targets> = {
  readonly [Type in keyof Events]: (
    data: OpenPart<Events[Type]>,
    subject: string,
    after: State,
    before: State,
  ) => readonly AskTo<T>[];
};

/** Of an aggregate beside its own: its state, and the events of it that a policy answers. */
interface Beside {
  readonly state: unknown;
  readonly events: EventMap;
}

/**
 * Pure, so tested without a store. Every event of its own aggregate is in the table, told with the state right after it
 * and right before: the same event has the same consequences however late it is read. It asks only for what an event
 * changes, so that asking again, under the same ids, never undoes what came later.
 */
export const policy = <
  State,
  Own extends EventMap,
  Besides extends { readonly [Of in Category]?: Beside },
  T extends Targets,
>(table: {
  readonly name: string;
  readonly of: Category;
  readonly decider: AnyFold;
  readonly on: Answers<State, Own, T>;
  readonly besides: {
    readonly [Of in keyof Besides]: Besides[Of] extends Beside
      ? { readonly decider: AnyFold; readonly on: Answers<Besides[Of]['state'], Besides[Of]['events'], T> }
      : never;
  };
}): Policy => table as unknown as Policy;
