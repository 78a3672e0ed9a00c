import { steps } from '#domain/aggregates';
import { LOG_STREAM, openLog, type Mode, type Stamp, type VerifiedEventStore } from '#kernel/event-store';
import { openAnsweringStore } from '#kernel/event-store/eventstoredb';
import { LogKeys } from '#kernel/integrity';
import { documentStoreAt, type DocumentStore } from '#security/documents';
import { KeyDatabase, Tombstones } from '#security/keys';
import { openVerifiedStore } from '#platform';
import { ConfigurationError, logEpochs, type ProcessConfiguration } from '#platform/plain';
import { withClosing } from '../closing.js';
import { isServed } from '../services/data-folder.js';
import { startStores } from '../services/services.js';
import { keysDatabaseOf } from '../verify/keys.js';
import { findLogAndViews } from '../verify/stores.js';
import type { Manifest } from './manifest.js';
import { releasedFiguresIn, type ReleasedFigures } from './released-figures.js';

/** All that a backup reads. Nothing of it is changed. */
export interface BackupSources {
  readonly log: VerifiedEventStore;
  readonly stamp: Stamp;
  readonly mode: Mode;
  readonly store: Manifest['store'];
  readonly keys: KeyDatabase;
  readonly tombstones: Pick<Tombstones, 'all'>;
  readonly released: ReleasedFigures;
  readonly headsFolder: string;
  readonly documents: DocumentStore;
  /** The data folder. */
  readonly data: string;
}

const NO_LOG = 'The event store holds no log: there is nothing to back up. Start the service once to begin one.';

/**
 * Opens them beside a running service; embedded stores of a stopped one are started for that time.
 * @throws ConfigurationError, LogOfOtherService, StoreUnavailable
 */
export const withBackupSources = async <Result>(
  configured: ProcessConfiguration,
  interrupted: AbortSignal,
  work: (sources: BackupSources) => Promise<Result>,
): Promise<Result> => {
  const { configuration, data, logKey, headsFolder, tombstonesFile, verbWaitS: waitS } = configured;
  const { mode, eventStoreUrl } = configuration;
  // a backup makes no key
  const stamp: Stamp = { keys: new LogKeys(await logEpochs({ ...logKey, makes: false })), now: nothingRecorded };
  return withClosing(async (closing) => {
    if (!isServed(data)) {
      const started = await startStores({ configured, interrupted });
      closing.push(() => started.stop());
    }
    const { eventStoreUrl: url, fillerUrl } = findLogAndViews(configured);
    const raw = await openAnsweringStore(url, { waitS, signal: interrupted });
    closing.push(() => raw.dispose());
    if ((await raw.inspect(LOG_STREAM)).length === 0) throw new ConfigurationError(NO_LOG);
    const keys = await KeyDatabase.open(keysDatabaseOf(configured));
    closing.push(() => keys.onApplicationShutdown());
    return await work({
      log: await openVerifiedStore(raw, { mode, stamp, steps }),
      stamp,
      mode: (await openLog(raw, mode, stamp)).mode,
      store: eventStoreUrl ? 'external' : 'embedded',
      keys,
      tombstones: new Tombstones(tombstonesFile),
      released: releasedFiguresIn(fillerUrl),
      headsFolder,
      documents: documentStoreAt(configured.documents),
      data,
    });
  });
};

const nothingRecorded = (): never => {
  throw new Error('A backup records nothing.');
};
