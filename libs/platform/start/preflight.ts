import {
  LOG_STREAM,
  RecordingClock,
  openLog,
  originOf,
  type EventStore,
  type Mode,
  type Stamp,
} from '#kernel/event-store';
import { EventStoreDbEventStore, whenStoreAnswers } from '#kernel/event-store/eventstoredb';
import { logLine } from '#platform/logging';
import { compareHead } from '#security/log-head';
import { assertCheckpointsOfThisLog } from '../stores/checkpoints-of-this-log.js';
import { dataFolderIsClosed } from './closed-folder.js';
import { ConfigurationError, urlsOf, type Configuration } from '../configuration/configuration.js';
import type { Installation } from '../configuration/installation.js';
import { digestKey } from '../configuration/installation-keys.js';
import { documentsAreThere } from '../stores/documents-are-there.js';
import { bindKeysOfThisLog } from '../stores/keys-of-this-log.js';
import { keysHoldInProduction, openKeyDatabase } from '../stores/keys.providers.js';
import { stampFrom, openVerifiedStore } from '../stores/open-store.js';
import { reportStep, untilAbandoned } from '../configuration/process.js';
import { asProductionMust } from './production-start.js';
import { unknownVariables } from '../configuration/variables.js';

/**
 * Checks before a process does anything else: its data folder, its database, its keys and its log. Waits for an event
 * store that does not answer yet.
 * @throws ConfigurationError, StoreUnavailable
 */
export const runPreflightChecks = async (
  installation: Installation,
  { migrates }: { readonly migrates: boolean },
): Promise<void> => {
  const { configuration, environment: env } = installation;
  reportStep('checking its data folder, its database and its keys');
  await allAtOnce(
    async () => {
      dataFolderIsClosed(configuration);
      await digestKey(configuration);
    },
    () => asProductionMust(installation.databaseUrl, { env, configuration, migrates }),
    () => keysHoldInProduction(installation, { migrates }),
    () => documentsAreThere(installation.documents),
  );
  // no fault: a cluster may set variables of such names for its own use
  for (const line of unknownVariables(env)) logLine('UNKNOWN_VARIABLE', {}, line);
  const stamp = await stampFrom(env, configuration);
  await whenStoreAnswers(
    async () => {
      reportStep('comparing the log behind EVENTSTORE_URL with its signed head');
      await logHoldsItsHead(installation, stamp);
      reportStep('opening the log behind EVENTSTORE_URL');
      await runBeforeStart(configuration, stamp, async (store, recording) => {
        await logIsOfThisMode(store, configuration.mode, recording);
        reportStep('comparing the keys database with the log');
        await keysAreOfThisLog(store, installation, recording);
      });
      reportStep('comparing the views with the log');
      await viewsAreOfThisLog(configuration);
    },
    {
      waitS: configuration.startWaitS,
      signal: untilAbandoned(),
      say: (line) => logLine('EVENT_STORE_AWAITED', {}, line),
    },
  );
  reportStep('opening its databases and the log');
};

/** Every ConfigurationError of these checks as one, so that five faults cost one restart. @throws it, or another error */
const allAtOnce = async (...checks: readonly (() => Promise<void>)[]): Promise<void> => {
  const faults: string[] = [];
  let failed: unknown;
  for (const check of checks) {
    try {
      await check();
    } catch (error) {
      if (error instanceof ConfigurationError) faults.push(...error.message.split('\n'));
      else failed ??= error;
    }
  }
  if (faults.length > 0) throw ConfigurationError.fromFaults(faults);
  if (failed) throw failed;
};

/** Refuses to serve views of another log, or of one that has lost events. @throws LogMismatch */
const viewsAreOfThisLog = async (configuration: Configuration): Promise<void> => {
  const { eventStoreUrl, databaseUrl } = urlsOf(configuration);
  const store = EventStoreDbEventStore.at(eventStoreUrl);
  try {
    await assertCheckpointsOfThisLog(databaseUrl, { store, origin: await originOf(store) });
  } finally {
    await store.dispose();
  }
};

/** Runs work that may record events about the log before the start, with a clock that agrees with the store's. */
export const runBeforeStart = async (
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

/** A log keeps the mode in which it was begun, as a data folder does: invented people must never be among real ones. */
export const logIsOfThisMode = async (store: EventStore, mode: Mode, stamp: Stamp): Promise<void> => {
  const { mode: begun } = await openLog(store, mode, stamp);
  if (begun === mode) return;
  throw new ConfigurationError(
    `The log behind EVENTSTORE_URL was begun in ${begun}, and this is ${mode}: give an event store of its own.`,
  );
};

/** With other keys than before, nothing is sealed or opened. @throws KeysMismatch */
const keysAreOfThisLog = async (
  store: EventStore,
  { configuration, keys: at }: Installation,
  stamp: Stamp,
): Promise<void> => {
  const keys = await openKeyDatabase(at);
  try {
    const log = await openVerifiedStore(store, { mode: configuration.mode, stamp, steps: [] });
    await bindKeysOfThisLog(log, keys, { origin: log.origin, stamp });
  } finally {
    await keys.onApplicationShutdown();
  }
};

/** Before any read or append: a log that is older or shorter than its signed head, or another one, is not served. */
export const logHoldsItsHead = async (
  { configuration, eventStoreUrl, headsFolder }: Pick<Installation, 'configuration' | 'eventStoreUrl' | 'headsFolder'>,
  stamp: Stamp,
): Promise<void> => {
  const store = EventStoreDbEventStore.at(eventStoreUrl);
  try {
    const wrong = await compareHead(await asFarAsBegun(store, configuration, stamp), headsFolder);
    if (wrong) throw new ConfigurationError(wrong);
  } finally {
    await store.dispose();
  }
};

/** The events of an existing log are verified. A missing log is not begun: the real one may only be out of reach. */
const asFarAsBegun = async (store: EventStore, { mode }: Configuration, stamp: Stamp): Promise<EventStore> =>
  (await store.inspect(LOG_STREAM)).length > 0 ? openVerifiedStore(store, { mode, stamp, steps: [] }) : store;
