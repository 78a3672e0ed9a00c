import pg from 'pg';
import { connectionStringFrom, ConfigurationError, type ProcessConfiguration } from '#platform/plain';
import { DataFolder } from '../services/data-folder.js';
import { startEventStore } from '../services/services.js';

export interface ReachedEventStore {
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

/** @throws ConfigurationError */
export const assertNoProjector = async (databaseUrl: string): Promise<void> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  try {
    await client.connect();
    const { rows } = await client.query<{ lives: boolean | null }>(
      `SELECT max("seenAt") > now() - interval '15 seconds' AS lives FROM kept.checkpoint`,
    );
    if (!rows[0]?.lives) return;
  } catch {
    return; // there are no views yet, or this user may not read them: the operator has to know
  } finally {
    await client.end().catch(() => undefined);
  }
  throw new ConfigurationError('A projector is running on DATABASE_URL: stop all processes of the service first.');
};
