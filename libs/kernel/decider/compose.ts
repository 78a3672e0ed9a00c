import type { DecisionContext, Decider, EventMetadata } from './decider.js';
import type { JsonObject } from './event.js';

// oxlint-disable-next-line typescript/no-explicit-any -- steps of different states, events and commands
type AnyDecider = Decider<any, any, any, any, any>;
type Steps = Readonly<Record<string, AnyDecider>>;
type Evolve = (state: Readonly<Record<string, unknown>>, data: never, recording: EventMetadata) => typeof state;

/** Steps that share one stream, as one decider: each step sees the others' states, and only its own changes. */
export const compose = <const S extends Steps>(steps: S & ValidComposition<S>): ComposedDecider<S> => {
  const initial: Record<string, unknown> = {};
  const evolve: Record<string, Evolve> = {};
  const decide: Record<string, unknown> = {};
  for (const [step, decider] of Object.entries<AnyDecider>(steps)) {
    initial[step] = decider.initial;
    for (const [type, change] of [...Object.entries(decider.evolve), ...Object.entries(decider.observes ?? {})]) {
      const before: Evolve = evolve[type] ?? ((state) => state);
      evolve[type] = (state, data, recording) => {
        const others = before(state, data, recording);
        return { ...others, [step]: change(others[step], data, recording) };
      };
    }
    for (const [name, decideStep] of Object.entries(decider.decide))
      decide[name] = (state: StatesOf<S>, command: never, context: DecisionContext<unknown>) =>
        decideStep(state[step], command, { ...context, steps: state });
  }
  return { initial, evolve, decide } as unknown as ComposedDecider<S>;
};

export type ComposedDecider<S extends Steps> = Decider<
  StatesOf<S>,
  MergedMap<EventsOf<S[keyof S]>, JsonObject>,
  MergedMap<CommandsOf<S[keyof S]>>
>;

/**
 * A name that two steps claim, a missing or mismatched neighbour, or an observed event that no step records does not
 * compile.
 */
type ValidComposition<S extends Steps> = {
  readonly [Step in keyof S]: DuplicateNames<S, Step> extends never
    ? StatesOf<S> extends NeighboursOf<S[Step]>
      ? MergedMap<EventsOf<S[keyof S]>> extends ObservedBy<S[Step]>
        ? unknown
        : { readonly hearsNobodyTell: keyof ObservedBy<S[Step]> }
      : { readonly needs: keyof NeighboursOf<S[Step]> }
    : { readonly alreadyClaimed: DuplicateNames<S, Step> };
};

type DuplicateNames<S extends Steps, Step extends keyof S> = NamesOf<S[Step]> & NamesOf<S[Exclude<keyof S, Step>]>;

type StatesOf<S extends Steps> = { readonly [Step in keyof S]: StateOf<S[Step]> };
type StateOf<D> = D extends Decider<infer State, infer _E, infer _C, infer _O, infer _H> ? State : never;
type EventsOf<D> = D extends Decider<infer _S, infer Events, infer _C, infer _O, infer _H> ? Events : never;
type CommandsOf<D> = D extends Decider<infer _S, infer _E, infer Commands, infer _O, infer _H> ? Commands : never;
type NeighboursOf<D> = D extends Decider<infer _S, infer _E, infer _C, infer Others, infer _H> ? Others : never;
type ObservedBy<D> = D extends Decider<infer _S, infer _E, infer _C, infer _O, infer Heard> ? Heard : never;
type NamesOf<D> = D extends unknown ? keyof EventsOf<D> | keyof CommandsOf<D> : never;

type KeyOf<Maps> = Maps extends unknown ? keyof Maps : never;

/** A union of maps as one map. */
type MergedMap<Maps, Bound = unknown> = {
  [Name in KeyOf<Maps> & string]: Maps extends Record<Name, infer Value extends Bound> ? Value : never;
};
