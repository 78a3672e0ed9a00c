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

type AskTo<T extends Targets> = {
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

/** What follows by itself from what somebody recorded: event → commands. Only ever asks; the deciders decide. */
export interface Policy {
  readonly name: string;
  /** The aggregate whose events are told together with its state. */
  readonly of: Category;
  readonly decider: AnyFold;
  readonly on: Readonly<Record<string, (data: never, subject: string, state: never) => readonly Ask[]>>;
}

/** The policies that an app was put together from. */
export const POLICIES = Symbol('policies');

/**
 * Pure, so tested without a store. Every event of its own aggregate is in the table, told with the state right after it:
 * the same event has the same consequences however late it is read. Of other streams it hears what it names.
 */
export const policy = <State, Own extends EventMap, Heard extends EventMap, T extends Targets>(table: {
  readonly name: string;
  readonly of: Category;
  readonly decider: Pick<Decider<State, Own, never>, 'initial' | 'evolve'>;
  readonly on: {
    readonly [Type in keyof Own]: (data: OpenPart<Own[Type]>, subject: string, state: State) => readonly AskTo<T>[];
  } & {
    readonly [Type in keyof Heard]: (data: OpenPart<Heard[Type]>, subject: string) => readonly AskTo<T>[];
  };
}): Policy => table as unknown as Policy;
