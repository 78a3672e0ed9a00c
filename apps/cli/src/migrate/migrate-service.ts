import { steps } from '#domain/aggregates';
import { RecordingClock, StoreUnavailable, type EventStore } from '#kernel/event-store';
import { openAnsweringStore, type StoreWait } from '#kernel/event-store/eventstoredb';
import { ProcessConfiguration, headsFrom, stampFrom, openVerifiedStore, type Environment } from '#platform';
import { assertNoProjector } from '../adoption/stopped-service.js';
import { withClosing } from '../closing.js';
import { Misuse } from '../misuse.js';
import { withStoresOn } from '../recover/stores.js';
import { startStores } from '../services/services.js';
import { findLogAndViews } from '../verify/stores.js';
import { migrate, type MigrationResult, type MigrationWatcher } from './migrating.js';
import { isSameStore, namingTarget, targetFrom } from './target.js';

interface ServiceMigration {
  readonly to: string;
  readonly credentials?: string | undefined;
  readonly interrupted: AbortSignal;
}

export interface MigratedService extends MigrationResult {
  /** What the service needs in its environment from now on. */
  readonly variables: readonly string[];
}

const SAME_STORE =
  '--to names the event store in which the log lies: name the one to which it goes. Where the service runs there already, nothing is left to do.';

/**
 * Brings the log of a service that does not run into another event store.
 * @returns nothing where the person who was asked did not agree
 * @throws Misuse, ConfigurationError where the service runs, Refused, LogOfOtherService, StoreUnavailable
 */
export const migrateService = async (
  configured: ProcessConfiguration,
  { to, credentials, interrupted }: ServiceMigration,
  watcher: MigrationWatcher,
): Promise<MigratedService | undefined> => {
  const { connection, variables } = targetFrom(configured.environment, { to, credentials });
  const ofSource = new ProcessConfiguration(sourceOf(configured.environment));
  const { configuration, environment } = ofSource;
  const { mode, databaseUrl, eventStoreUrl } = configuration;
  return withClosing(async (closing) => {
    const stores = await startStores({ configured: ofSource, interrupted });
    closing.push(() => stores.stop());
    if (databaseUrl) await assertNoProjector(databaseUrl);
    const found = findLogAndViews(ofSource).eventStoreUrl;
    if (isSameStore(found, connection)) throw new Misuse(SAME_STORE);
    const wait = { waitS: ofSource.verbWaitS, signal: interrupted };
    const source = await openAnsweringStore(found, wait);
    closing.push(() => source.dispose());
    const target = await openTarget(connection, wait);
    closing.push(() => target.dispose());
    const clock = new RecordingClock(target);
    await clock.start();
    closing.push(async () => clock.stop());
    const stamp = await stampFrom(environment, configuration, clock);
    const migrated = await migrate(
      {
        source,
        target,
        stamp,
        interrupted,
        from: eventStoreUrl ? 'external' : 'embedded',
        headsFolder: ofSource.headsFolder,
        heads: headsFrom(environment, configuration),
        openTarget: () => openVerifiedStore(target, { mode, stamp, steps }),
        withStores: (work) => withStoresOn(target, ofSource, work),
      },
      watcher,
    );
    return migrated && { ...migrated, variables };
  });
};

/** @throws StoreUnavailable that names the options of the command and not the variables of a service */
const openTarget = (connection: string, wait: StoreWait): Promise<EventStore & { dispose(): Promise<void> }> =>
  openAnsweringStore(connection, {
    ...wait,
    say: (line) => void process.stderr.write(`${namingTarget(line)}\n`),
  }).catch((error: unknown) => {
    if (error instanceof StoreUnavailable) throw new StoreUnavailable(namingTarget(error.message), { cause: error });
    throw error;
  });

/** The embedded event store has no credential in the environment: one that is there belongs to the target. */
const sourceOf = (env: Environment): Environment =>
  env.EVENTSTORE_URL
    ? env
    : {
        ...env,
        EVENTSTORE_CREDENTIALS_FILE: undefined,
        EVENTSTORE_USERNAME: undefined,
        EVENTSTORE_PASSWORD: undefined,
      };
