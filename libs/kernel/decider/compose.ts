import { mapByName } from './by-name.js';
import type { Decider, EventMetadata } from './decider.js';
import type { JsonObject } from './event.js';
import type { Decide, Evolve, Requirements } from './layer.js';
import { decideAfter } from './requirements.js';

// oxlint-disable-next-line typescript/no-explicit-any -- steps of different states, events and commands
export type AnyDecider = Decider<any, any, any, any, any>;
type Steps = Readonly<Record<string, AnyDecider>>;
type Change = (state: unknown, data: JsonObject, recording: EventMetadata) => unknown;

/** Steps that share one stream, as one decider: each step sees the states of all, and changes only its own. What it requires is checked before it decides. */
export const compose = <const S extends Steps>(steps: S & ValidComposition<S>): ComposedDecider<S> => {
  const changes: Record<string, (readonly [step: string, change: Change])[]> = {};
  const decide: Record<string, Decide<StatesOf<S>>> = {};
  const requires: Record<string, Requirements<StatesOf<S>>[string]> = {};
  for (const [step, decider] of Object.entries<AnyDecider>(steps)) {
    for (const [type, change] of [...Object.entries(decider.evolve), ...Object.entries(decider.observes ?? {})])
      (changes[type] ??= []).push([step, change]);
    for (const [name, decideStep] of Object.entries(decider.decide)) {
      const requiresStep = (decider.requires as Requirements<unknown> | undefined)?.[name];
      const decideComposed: Decide<StatesOf<S>> = (state, command, context) =>
        decideStep(state[step], command, { ...context, steps: state });
      requires[name] = requiresStep && ((state, context) => requiresStep(state[step], { ...context, steps: state }));
      decide[name] = requires[name] ? decideAfter(requires[name], decideComposed) : decideComposed;
    }
  }
  const initial = mapByName<AnyDecider, unknown>(steps, (decider) => decider.initial);
  const evolve = mapByName(changes, evolveSteps);
  return { initial, requires, evolve, decide } as unknown as ComposedDecider<S>;
};

/** Copies the states once, however many steps the event changes. */
const evolveSteps =
  (changes: readonly (readonly [step: string, change: Change])[]): Evolve<Readonly<Record<string, unknown>>> =>
  (states, data, recording) => {
    const after: Record<string, unknown> = { ...states };
    for (const [step, change] of changes) after[step] = change(after[step], data, recording);
    return after;
  };

type ComposedDecider<S extends Steps> = Decider<
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
        : { readonly observesUnknownEvent: keyof ObservedBy<S[Step]> }
      : { readonly missingStep: keyof NeighboursOf<S[Step]> }
    : { readonly duplicateName: DuplicateNames<S, Step> };
};

type DuplicateNames<S extends Steps, Step extends keyof S> = NamesOf<S[Step]> & NamesOf<S[Exclude<keyof S, Step>]>;

type StatesOf<S extends Steps> = { readonly [Step in keyof S]: StateOf<S[Step]> };
export type StateOf<D> = D extends Decider<infer State, infer _E, infer _C, infer _O, infer _H> ? State : never;
export type EventsOf<D> = D extends Decider<infer _S, infer Events, infer _C, infer _O, infer _H> ? Events : never;
export type CommandsOf<D> =
  D extends Decider<infer _S, infer _E, infer Commands, infer _O, infer _H> ? Commands : never;
type NeighboursOf<D> = D extends Decider<infer _S, infer _E, infer _C, infer Others, infer _H> ? Others : never;
type ObservedBy<D> = D extends Decider<infer _S, infer _E, infer _C, infer _O, infer Observed> ? Observed : never;
type NamesOf<D> = D extends unknown ? keyof EventsOf<D> | keyof CommandsOf<D> : never;

type KeyOf<Maps> = Maps extends unknown ? keyof Maps : never;

/** A union of maps as one map. */
type MergedMap<Maps, Bound = unknown> = {
  [Name in KeyOf<Maps> & string]: Maps extends Record<Name, infer Value extends Bound> ? Value : never;
};
