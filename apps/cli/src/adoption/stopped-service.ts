import pg from 'pg';
import { connectionStringFrom, ConfigurationError, type ProcessConfiguration } from '#platform/plain';
import { DataFolder } from '../services/data-folder.js';
import { startEventStore } from '../services/services.js';

interface ReachedEventStore {
  readonly eventStoreUrl: string;
  readonly stop: () => Promise<void>;
}

/**
 * The event store of a stopped service; an embedded one is started alone.
 * @throws ConfigurationError if the service is running
 */
export const eventStoreAlone = async (
  configured: ProcessConfiguration,
  interrupted: AbortSignal,
): Promise<ReachedEventStore> => {
  const { configuration } = configured;
  const { data, databaseUrl, eventStoreUrl } = configuration;
  if (!eventStoreUrl) {
    const { url, operatorCredentialFile: file, stop } = await startEventStore({ configured, interrupted });
    return { eventStoreUrl: connectionStringFrom(url, { eventStoreCredentials: { file } }), stop };
  }
  const folder = await DataFolder.take(data);
  try {
    if (databaseUrl) await assertNoProjector(databaseUrl);
    return { eventStoreUrl: connectionStringFrom(eventStoreUrl, configuration), stop: async () => folder.release() };
  } catch (error) {
    folder.release();
    throw error;
  }
};

/** What Postgres says where there is no database, schema or table yet, or where this user may not read it. */
const NO_VIEWS: ReadonlySet<string | undefined> = new Set(['3D000', '3F000', '42P01', '42501']);

/** @throws ConfigurationError */
export const assertNoProjector = async (databaseUrl: string): Promise<void> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  try {
    await client.connect();
    const { rows } = await client.query<{ lives: boolean | null }>(
      `SELECT max("seenAt") > now() - interval '15 seconds' AS lives FROM kept.checkpoint`,
    );
    if (!rows[0]?.lives) return;
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && NO_VIEWS.has(error.code)))
      throw new ConfigurationError(
        `DATABASE_URL does not answer (${(error as Error).message}), so it is not known whether a projector runs on it: start that database, or check the address.`,
      );
    return; // where this user may not read the views, the operator has to know
  } finally {
    await client.end().catch(() => undefined);
  }
  throw new ConfigurationError('A projector is running on DATABASE_URL: stop all processes of the service first.');
};
