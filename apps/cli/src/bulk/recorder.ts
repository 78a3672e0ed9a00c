import { aggregates, steps } from '#domain/aggregates';
import type { CommandsOf } from '#kernel/decider';
import { RecordingClock, AggregateStore, openLog, type CommandRequest } from '#kernel/event-store';
import { openAnsweringStore } from '#kernel/event-store/eventstoredb';
import { commandNameOf } from '#nest/plain';
import { KeyDatabase, KeyedSealing, PostgresKeyStore } from '#security/keys';
import {
  ConfigurationError,
  assertKeysOfThisLog,
  codecOf,
  digestKey,
  keysFrom,
  openProvenWrapper,
  stampFrom,
  type ProcessConfiguration,
} from '#platform';
import { digestWith } from '#kernel/integrity';
import type { BorderPerson } from '../../../../tools/border/border.js';
import type { Command } from '../../../../tools/cohort/line.js';
import { inTheEnd } from './in-the-end.js';
import { findStoresToLoad } from './stores.js';

/** The outcome for one stream: recorded now, or already there. */
type StreamOutcome = { readonly events: number; readonly before: boolean };

/** Records complete streams in this process with the deciders, sealing, keys and hash chain of the API. */
export interface Recorder {
  /** Creates missing keys, and returns the people whose keys are new and who therefore have no entries. */
  expect(people: readonly BorderPerson[]): Promise<ReadonlySet<string>>;
  record(person: BorderPerson, isNew: boolean): Promise<StreamOutcome>;
  close(): Promise<void>;
}

/** @throws ConfigurationError without a service, or for a service in production. */
export const openRecorder = async (configured: ProcessConfiguration): Promise<Recorder> => {
  const { eventStoreUrl, keysDatabaseUrl } = findStoresToLoad(configured);
  const { environment: env } = configured;
  const configuration = { ...configured.configuration, databaseUrl: keysDatabaseUrl, keysDatabaseUrl };
  const digest = digestWith(await digestKey(configuration));
  const store = await openAnsweringStore(eventStoreUrl, { waitS: configured.verbWaitS });
  const clock = new RecordingClock(store);
  await clock.start();
  const stamp = await stampFrom(env, configuration, clock);
  const { origin, mode } = await openLog(store, 'development', stamp);
  if (mode === 'production')
    throw new ConfigurationError('This log belongs to a service in production: load invented people into another one.');
  const database = await KeyDatabase.open(keysDatabaseUrl);
  await assertKeysOfThisLog(store, database);
  const keys = await PostgresKeyStore.over(database, await openProvenWrapper(keysFrom(env, configuration), database));
  const codec = codecOf(steps, new KeyedSealing(keys));
  const { settings } = configuration;
  const storeContext = { store, codec, digest, origin, settings, stamp };
  const aggregateStore = new AggregateStore(storeContext, 'survivor', aggregates.survivor);

  /** A stream is written in one append, so it contains all of its commands or is not from this data set. */
  const findOutcome = async ({ survivorId, commands }: BorderPerson): Promise<StreamOutcome | undefined> => {
    const events = await store.read(`survivor-${survivorId}`);
    if (events.length === 0) return undefined;
    const ours = new Set(commands.map(({ input }) => input.commandId));
    const there = events.filter(({ metadata }) => ours.has(metadata.commandId));
    if (new Set(there.map(({ metadata }) => metadata.commandId)).size === ours.size)
      return { events: there.length, before: true };
    throw new ConfigurationError(
      `survivor-${survivorId} has other entries: it was loaded by another version, so use another data folder or --seed.`,
    );
  };

  const begin = async (person: BorderPerson): Promise<StreamOutcome> => {
    const now = new Date().toISOString();
    const place = await aggregateStore.begin(
      person.survivorId,
      person.commands.map((command) => requestOf(command, now)),
    );
    return { events: place.revision + 1, before: false };
  };

  return {
    expect: (people) => keys.makeForAll(people.map(({ survivorId }) => survivorId)),
    record: async (person, isNew) =>
      (isNew ? undefined : await findOutcome(person)) ??
      inTheEnd(
        () => begin(person),
        () => findOutcome(person),
      ),
    close: async () => {
      clock.stop();
      await keys.onApplicationShutdown();
      await database.onApplicationShutdown();
      await store.dispose();
    },
  };
};

const requestOf = (
  { as, mutation, input }: Command,
  now: string,
): CommandRequest<CommandsOf<typeof aggregates.survivor>> => {
  const { survivorId: _, commandId, ...command } = input;
  const metadata = { by: { ...as, organisation: 'A21' }, now, commandId };
  return { name: commandNameOf(mutation), command, metadata } as CommandRequest<CommandsOf<typeof aggregates.survivor>>;
};
