import { byName, mapByName } from './by-name.js';
import type { CommandsOf, EventsOf, StateOf } from './compose.js';
import type { Decider } from './decider.js';
import type { EventOf } from './event.js';
import type { Decide, InnerDecider, Layer, Requirements } from './layer.js';
import { decideAfter } from './requirements.js';

// oxlint-disable-next-line typescript/no-explicit-any -- of any state, events and commands
type AnyDecider = Decider<any, any, any>;
// oxlint-disable-next-line typescript/no-explicit-any -- of any state, events and commands
type AnyLayer = Layer<any, any, any, any>;

/**
 * A decider with everything that surrounds it, from the inside out: each layer surrounds the decider and the layers
 * before it. A layer that lacks its state, records unknown events, or claims a command again does not compile.
 */
export const surround = <const D extends AnyDecider, const Layers extends readonly AnyLayer[]>(
  decider: D,
  layers: Layers & ValidLayers<D, Layers>,
): SurroundedDecider<D, Layers> =>
  (layers as readonly AnyLayer[]).reduce<InnerDecider<object>>(addLayer, decider) as SurroundedDecider<D, Layers>;

const addLayer = (inner: InnerDecider<object>, layer: AnyLayer): InnerDecider<object> => {
  const { name: layerName, initial, evolve, commands } = layer;
  const requires: Requirements<object> = layer.requires ?? {};
  const added = byName<Parameters<Decide<object>>, ReturnType<Decide<object>>>(commands?.(inner) ?? {});
  const claimed = Object.keys(added).find((name) => name in inner.decide);
  if (claimed !== undefined)
    throw new Error(
      `The layer ${layerName} adds the command ${claimed}, which is already decided: rename one of them.`,
    );
  return {
    initial: initial ? { ...inner.initial, ...initial } : inner.initial,
    requires: { ...requirementsIn(inner, layer), ...requires },
    decide: {
      ...decisionsIn(inner, layer),
      ...mapByName(added, (decideAdded, name) =>
        requires[name] ? decideAfter(requires[name], decideAdded) : decideAdded,
      ),
    },
    evolve: evolve ? mapByName(inner.evolve, (_, type) => evolve(inner, type)) : inner.evolve,
  };
};

const decisionsIn = (
  inner: InnerDecider<object>,
  { decide, precondition }: AnyLayer,
): InnerDecider<object>['decide'] => {
  const surrounded = decide ? mapByName(inner.decide, decide) : inner.decide;
  if (!precondition) return surrounded;
  return mapByName(surrounded, (decideInner, name): Decide<object> => (state, command, context) => {
    precondition(state, name, context);
    return decideInner(state, command, context);
  });
};

const requirementsIn = (inner: InnerDecider<object>, { precondition }: AnyLayer): Requirements<object> => {
  const { requires = {} } = inner;
  if (!precondition) return requires;
  return mapByName(inner.decide, (_, name): Requirements<object>[string] => (state, context) => {
    precondition(state, name, context);
    requires[name]?.(state, context);
  });
};

type SurroundedDecider<D, Layers> = Layers extends readonly [infer L, ...infer Rest]
  ? SurroundedDecider<LayeredDecider<D, L>, Rest>
  : D;

type LayeredDecider<D, L> =
  L extends Layer<infer _Needs, infer Added, infer Commands, infer _Fact>
    ? Decider<StateOf<D> & Added, EventsOf<D>, CommandsOf<D> & Commands>
    : never;

type ValidLayers<D, Layers> = Layers extends readonly [infer L, ...infer Rest]
  ? readonly [ValidLayer<D, L>, ...ValidLayers<LayeredDecider<D, L>, Rest>]
  : readonly [];

type ValidLayer<D, L> =
  L extends Layer<infer Needs, infer _Added, infer Commands, infer Fact>
    ? StateOf<D> extends Needs
      ? [Fact] extends [EventOf<EventsOf<D>>]
        ? keyof Commands & keyof CommandsOf<D> extends never
          ? unknown
          : { readonly duplicateCommand: keyof Commands & keyof CommandsOf<D> }
        : { readonly recordsUnknownEvent: Exclude<Fact, EventOf<EventsOf<D>>> }
      : { readonly missingState: Needs }
    : never;
