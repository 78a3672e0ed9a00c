import {
  LOG_EVENTS,
  RecordingClock,
  keptInstantsIn,
  openLog,
  type EventStore,
  type Mode,
  type Stamp,
  type VerifiedEventStore,
} from '#kernel/event-store';
import { EventStoreDbEventStore, whenStoreAnswers } from '#kernel/event-store/eventstoredb';
import type { Step } from '#nest';
import { LogKeys } from '#kernel/integrity';
import { logEpochs, logKeyFrom } from '../configuration/configuration.keys.js';
import type { Configuration, Environment } from '../configuration/configuration.js';
import type { Installation } from '../configuration/installation.js';
import { untilAbandoned } from '../configuration/process.js';
import { ObservedEventStore } from './observed-stores.js';

/**
 * @param clock already started; a process that records nothing needs none.
 * @throws ConfigurationError if the log key is missing or readable by others.
 */
export const stampFrom = async (
  env: Environment,
  configuration: Configuration,
  clock = new RecordingClock(NO_STORE),
): Promise<Stamp> => ({
  keys: new LogKeys(await logEpochs(logKeyFrom(env, configuration))),
  now: clock.now,
});

const NO_STORE = { clock: async () => Promise.reject(new Error('Nothing is recorded here.')) };

/** The names of all events that these steps can read. */
export const knownTypesOf = (steps: readonly Step[]): ReadonlySet<string> =>
  new Set([
    ...LOG_EVENTS,
    ...steps.flatMap(({ classes, upcast }) => [...Object.keys(classes), ...Object.keys(upcast)]),
  ]);

/** @throws LogOfOtherService */
export const openVerifiedStore = async (
  store: EventStore,
  { mode, stamp, steps }: { readonly mode: Mode; readonly stamp: Stamp; readonly steps: readonly Step[] },
): Promise<VerifiedEventStore> => {
  const { origin, adopted } = await openLog(store, mode, stamp);
  // only an adopted log has events without the instant of recording
  const instants = adopted.size > 0 ? await keptInstantsIn(store, stamp.keys) : undefined;
  const proof = { origin, keys: stamp.keys, adopted, knownTypes: knownTypesOf(steps) };
  return new ObservedEventStore(store, instants ? { ...proof, instants } : proof);
};

/**
 * The log of this installation; waits for it, and verifies everything that is read from it.
 * @throws LogOfOtherService, StoreUnavailable
 */
export const openStore = async (
  { configuration, environment, eventStoreUrl }: Installation,
  steps: readonly Step[],
  { store, stamp }: { readonly store?: EventStore; readonly stamp?: Stamp } = {},
): Promise<VerifiedEventStore> => {
  const { mode, startWaitS: waitS } = configuration;
  const log = store ?? EventStoreDbEventStore.at(eventStoreUrl);
  const proof = { mode, stamp: stamp ?? (await stampFrom(environment, configuration)), steps };
  return whenStoreAnswers(() => openVerifiedStore(log, proof), { waitS, signal: untilAbandoned() });
};
