import { dirname } from 'node:path';
import { steps } from '#domain/aggregates';
import { urlIn } from '#embedded/postgres';
import { RecordingClock, StoreUnavailable, type EventStore, type Stamp } from '#kernel/event-store';
import { openAnsweringStore } from '#kernel/event-store/eventstoredb';
import { LogKeys } from '#kernel/integrity';
import { headsFrom, openKeyDatabase, stampFrom, openVerifiedStore } from '#platform';
import { keysFrom, logEpochs, makeFolder, openProvenWrapper, type ProcessConfiguration } from '#platform/plain';
import { documentStoreAt } from '#security/documents';
import { Tombstones } from '#security/keys';
import { assertNoProjector } from '../adoption/stopped-service.js';
import type { Manifest } from '../backup/manifest.js';
import { CommandRefused } from '../client/client.js';
import { withClosing } from '../closing.js';
import { proveCopy } from '../migrate/prove-copy.js';
import { recordMigration } from '../migrate/record-migration.js';
import { signHead } from '../migrate/sign-head.js';
import { beginAgain } from '../recover/begin-again.js';
import { findingsIn, isMismatched, type RecoveryFindings } from '../recover/findings.js';
import { withStoresOn } from '../recover/stores.js';
import { startStores } from '../services/services.js';
import { findLogAndViews } from '../verify/stores.js';
import { assertOwnDocuments, assertWhole, chooseBackup, type ChosenBackup } from './chosen-backup.js';
import { copyEvents, type CopiedLog } from './copy-events.js';
import { otherMode } from './refusals.js';
import { assertKeysOpen, restoreHead, restoreKeysFile } from './restore-files.js';
import { restoreReleased } from './restore-released.js';

type RestoreStage = 'Checking the files' | 'Copying the log' | 'Proving the copy' | 'Signing the head';

interface RestoreOrder {
  /** A folder of backups, or the manifest of one. */
  readonly from: string;
  /** The folder of the keys, if it lies elsewhere. */
  readonly keysFrom: string | undefined;
  /** Private keys of age. */
  readonly identities: readonly string[];
  readonly interrupted: AbortSignal;
}

export interface RestoreResult {
  readonly manifest: Manifest;
  readonly keys: number;
  /** The log compared with all that stands on it. */
  readonly findings: RecoveryFindings;
  /** Whether a newer signed head or checkpoint shows that something is missing, which an operator must accept. */
  readonly isMissing: boolean;
}

type Progress = (stage: RestoreStage, count: number) => void;

/**
 * Restores a backup into an empty installation. It verifies every file before it writes, and the whole log afterwards. Each
 * stage may be repeated: after a kill, the same command continues.
 * @throws Misuse, ConfigurationError if the service runs; CommandRefused, KeysUnavailable, LogOfOtherService, StoreUnavailable
 */
export const restore = async (
  configured: ProcessConfiguration,
  order: RestoreOrder,
  progress: Progress,
): Promise<RestoreResult> => {
  const { configuration, environment, logKey, verbWaitS: waitS } = configured;
  const { mode, databaseUrl } = configuration;
  // a new log key would prove nothing
  const backup = await chooseBackup(order, new LogKeys(await logEpochs({ ...logKey, makes: false })));
  if (backup.manifest.mode !== mode) throw otherMode(backup.manifest, mode);
  await assertOwnDocuments(backup, documentStoreAt(configured.documents));
  await assertWhole(backup, (bytes) => progress('Checking the files', bytes));
  return withClosing(async (closing) => {
    const stores = await startStores({ configured, interrupted: order.interrupted });
    closing.push(() => stores.stop());
    if (databaseUrl) await assertNoProjector(databaseUrl);
    const target = await openAnsweringStore(findLogAndViews(configured).eventStoreUrl, {
      waitS,
      signal: order.interrupted,
    });
    closing.push(() => target.dispose());
    const clock = new RecordingClock(target);
    await clock.start();
    closing.push(async () => clock.stop());
    const stamp = await stampFrom(environment, configuration, clock);
    const keys = await restoreKeys(configured, backup, order.identities);
    const copied = await copyEvents(target, backup, order, (events) => progress('Copying the log', events));
    await proveLog(target, { stamp, backup, copied, mode }, (events) => progress('Proving the copy', events));
    await restoreHead(backup, configured.headsFolder);
    const finished = await begin(target, configured, { stamp, backup, copied }, order, progress);
    return { manifest: backup.manifest, keys, ...finished };
  }).catch((error: unknown) => {
    throw withRestoreOptions(error);
  });
};

const restoreKeys = async (
  configured: ProcessConfiguration,
  backup: ChosenBackup,
  identities: readonly string[],
): Promise<number> => {
  const { configuration, environment, data, tombstonesFile } = configured;
  const { databaseUrl, keysDatabaseUrl } = configuration;
  const own = databaseUrl ? undefined : urlIn(data, 'homeward_keys');
  const wrapping = keysFrom(environment, {
    ...configuration,
    ...(own && !keysDatabaseUrl && { keysDatabaseUrl: own }),
  });
  const keys = await openKeyDatabase(wrapping);
  try {
    makeFolder(dirname(tombstonesFile), 0o700);
    const tombstones = new Tombstones(tombstonesFile);
    const documents = documentStoreAt(configured.documents);
    await restoreKeysFile(backup, identities, { keys, tombstones, documents, data });
    return await assertKeysOpen(backup, keys, await openProvenWrapper({ ...wrapping, makes: false }, keys));
  } finally {
    await keys.onApplicationShutdown();
  }
};

interface Copy {
  readonly stamp: Stamp;
  readonly backup: ChosenBackup;
  readonly copied: CopiedLog;
}

/** Hashes, chains, codes, order and instants, read from the event store again. */
const proveLog = async (
  target: EventStore,
  { stamp, backup, copied, mode }: Copy & { readonly mode: Manifest['mode'] },
  progress: (events: number) => void,
): Promise<void> => {
  const { origin, events } = backup.manifest;
  const log = await openVerifiedStore(target, { mode, stamp, steps });
  if (!copied.migration) await copied.collector.record(log, { origin, stamp });
  await proveCopy(target, stamp, { ...copied, origin, events }, progress);
};

/** Records that the log has other positions now, and lets all that stands on it begin at its first event. */
const begin = async (
  target: EventStore,
  configured: ProcessConfiguration,
  { stamp, backup, copied }: Copy,
  { identities }: Pick<RestoreOrder, 'identities'>,
  progress: Progress,
): Promise<Pick<RestoreResult, 'findings' | 'isMissing'>> => {
  const { configuration, environment } = configured;
  const { manifest } = backup;
  const log = await openVerifiedStore(target, { mode: configuration.mode, stamp, steps });
  if (!copied.migration)
    await recordMigration(log, { from: manifest.store, stamp }, { ...copied, origin: manifest.origin });
  return withStoresOn(target, configured, async (stores) => {
    await restoreReleased(backup, identities, stores.kept);
    const findings = await findingsIn(stores, (events) => progress('Proving the copy', events));
    if (isMismatched(findings)) return { findings, isMissing: true };
    await beginAgain(stores);
    await signHead(log, headsFrom(environment, configuration), (events) => progress('Signing the head', events));
    return { findings, isMissing: false };
  });
};

/** What is shared with migrate-log names its option. */
const withRestoreOptions = (error: unknown): unknown => {
  const message = error instanceof Error ? error.message : '';
  if (!message.includes('--to')) return error;
  const own = message.replaceAll(' behind --to', '').replaceAll('--to', 'EVENTSTORE_URL');
  if (error instanceof CommandRefused) return new CommandRefused(own, error.code);
  return error instanceof StoreUnavailable ? new StoreUnavailable(own, { cause: error }) : error;
};
