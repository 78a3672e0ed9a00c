import {
  EventStoreDbEventStore,
  LOG_STREAM,
  RecordingClock,
  openLog,
  originOf,
  whenStoreAnswers,
  type EventStore,
  type Mode,
  type Stamp,
} from '#kernel/event-store';
import { compareHead } from '#security/log-head';
import { assertCheckpointsOfThisLog } from '../stores/checkpoints-of-this-log.js';
import { dataFolderIsClosed } from './closed-folder.js';
import { headsFolderFrom } from './configuration.heads.js';
import {
  ConfigurationError,
  configurationFrom,
  urlsOf,
  type Configuration,
  type Environment,
} from './configuration.js';
import { digestKey } from './installation-keys.js';
import { bindKeysOfThisLog } from '../stores/keys-of-this-log.js';
import { keysHoldInProduction, openKeyDatabase } from '../stores/keys.providers.js';
import { stampFrom, verified } from '../stores/open-store.js';
import { reportStep, untilAbandoned } from './process.js';
import { asProductionMust } from './production-start.js';

/**
 * Before a process does anything else: its data folder, its database, its keys and its log are what they must be. An event
 * store that is not there yet is waited for.
 * @throws ConfigurationError, StoreUnavailable: one sentence
 */
export const runPreflightChecks = async ({ migrates }: { readonly migrates: boolean }): Promise<void> => {
  const configuration = configurationFrom(process.env);
  reportStep('checking its data folder, its database and its keys');
  dataFolderIsClosed(configuration);
  await digestKey(configuration);
  await asProductionMust(urlsOf(configuration).databaseUrl, { env: process.env, configuration, migrates });
  await keysHoldInProduction(configuration, process.env, { migrates });
  const stamp = await stampFrom(process.env, configuration);
  await whenStoreAnswers(
    async () => {
      reportStep('comparing the log behind EVENTSTORE_URL with its signed head');
      await logHoldsItsHead(configuration, stamp);
      reportStep('opening the log behind EVENTSTORE_URL');
      await recordingInLog(configuration, stamp, async (store, recording) => {
        await logIsOfThisMode(store, configuration.mode, recording);
        reportStep('comparing the keys database with the log');
        await keysAreOfThisLog(store, configuration, recording);
      });
      reportStep('comparing the views with the log');
      await viewsAreOfThisLog(configuration);
    },
    { waitS: configuration.startWaitS, signal: untilAbandoned() },
  );
  reportStep('opening its databases and the log');
};

/** @throws LogMismatch: views of another log, or of one that has lost events, are not served */
export const viewsAreOfThisLog = async (configuration: Configuration): Promise<void> => {
  const { eventStoreUrl, databaseUrl } = urlsOf(configuration);
  const store = EventStoreDbEventStore.at(eventStoreUrl);
  try {
    await assertCheckpointsOfThisLog(databaseUrl, { store, origin: await originOf(store) });
  } finally {
    await store.dispose();
  }
};

/** Does what may record something of the log itself before the start: by a clock that the store's agrees with. */
export const recordingInLog = async (
  configuration: Configuration,
  stamp: Stamp,
  work: (store: EventStore, stamp: Stamp) => Promise<void>,
): Promise<void> => {
  const store = EventStoreDbEventStore.at(urlsOf(configuration).eventStoreUrl);
  const clock = new RecordingClock(store);
  try {
    await clock.start();
    await work(store, { ...stamp, now: clock.now });
  } finally {
    clock.stop();
    await store.dispose();
  }
};

/** A log stays for ever in the mode in which it was begun, as a data folder does: invented people among real ones is no record. */
export const logIsOfThisMode = async (store: EventStore, mode: Mode, stamp: Stamp): Promise<void> => {
  const { mode: begun } = await openLog(store, mode, stamp);
  if (begun === mode) return;
  throw new ConfigurationError(
    `The log behind EVENTSTORE_URL was begun in ${begun}, and this is ${mode}: give an event store of its own.`,
  );
};

/** @throws KeysMismatch: with other keys than before nothing is sealed or opened */
const keysAreOfThisLog = async (store: EventStore, configuration: Configuration, stamp: Stamp): Promise<void> => {
  const keys = await openKeyDatabase(configuration);
  try {
    const log = await verified(store, { mode: configuration.mode, stamp, steps: [] });
    await bindKeysOfThisLog(log, keys, { origin: log.origin, stamp });
  } finally {
    await keys.onApplicationShutdown();
  }
};

/** Before anything is read from a log, or written to it: an older, shorter or different one than was signed is not served. */
export const logHoldsItsHead = async (
  configuration: Configuration,
  stamp: Stamp,
  env: Environment = process.env,
): Promise<void> => {
  const store = EventStoreDbEventStore.at(urlsOf(configuration).eventStoreUrl);
  try {
    const wrong = await compareHead(
      await asFarAsBegun(store, configuration, stamp),
      headsFolderFrom(env, configuration),
    );
    if (wrong) throw new ConfigurationError(wrong);
  } finally {
    await store.dispose();
  }
};

/** Where there is a log its events are proven. Where there is none yet, nothing is begun: another one may be missing. */
const asFarAsBegun = async (store: EventStore, { mode }: Configuration, stamp: Stamp): Promise<EventStore> =>
  (await store.inspect(LOG_STREAM)).length > 0 ? verified(store, { mode, stamp, steps: [] }) : store;
