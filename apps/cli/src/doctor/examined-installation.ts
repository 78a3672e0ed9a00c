import pg from 'pg';
import { hasDatabase, urlIn } from '#embedded/postgres';
import { checkConfiguration, type Configuration, type Environment, type ProcessConfiguration } from '#platform/plain';
import { eventStoreUrlOf, servingIn } from '../client/connection.js';

type Row = Record<string, string | boolean>;

/** What is examined: an installation as its environment describes it, whether it runs or not. */
export interface ExaminedInstallation {
  readonly configured: ProcessConfiguration;
  readonly env: Environment;
  /** The valid part of the configuration. */
  readonly configuration: Configuration;
  /** A sentence for each setting that is wrong. */
  readonly settingFaults: readonly string[];
  readonly isProduction: boolean;
  /** Whether the environment is that of the projector, which also has the roles that own tables. */
  readonly migrates: boolean;
  /** Whether the service runs and its Postgres does not. */
  readonly isOwnPostgresDown: boolean;
  /** Undefined where nothing runs. */
  readonly databaseUrl: string | undefined;
  readonly keysDatabaseUrl: string | undefined;
  readonly eventStoreUrl: string | undefined;
  readonly query: (sql: string) => Promise<readonly Row[]>;
}

/** @returns what `work` finds; its connections are closed afterwards */
export const withInstallation = async <Result>(
  configured: ProcessConfiguration,
  work: (installation: ExaminedInstallation) => Promise<Result>,
): Promise<Result> => {
  const { environment: env, data } = configured;
  const { configuration, faults } = checkConfiguration(env);
  const isEmbedded = !configuration.databaseUrl || !configuration.eventStoreUrl;
  // a stopped service has no Postgres of its own, and need not have one
  const isServed = servingIn(data).url !== undefined;
  const own = isServed ? urlIn : () => undefined;
  const databaseUrl = configuration.databaseUrl ?? own(data, 'homeward_projector');
  let client: pg.Client | undefined;
  const connectClient = async (): Promise<pg.Client> => {
    if (client) return client;
    const made = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
    made.on('error', () => undefined); // the query fails, too
    await made.connect();
    return (client = made);
  };
  try {
    return await work({
      configured,
      env,
      configuration,
      // npm start gives its processes what the environment leaves out
      settingFaults: isEmbedded ? faults : configured.faults,
      isProduction: configuration.mode === 'production',
      migrates: Boolean(configuration.ownerDatabaseUrl ?? configuration.keysOwnerDatabaseUrl),
      isOwnPostgresDown: isServed && databaseUrl === undefined && hasDatabase(data),
      databaseUrl,
      keysDatabaseUrl:
        configuration.keysDatabaseUrl ?? (configuration.databaseUrl ? undefined : own(data, 'homeward_keys_projector')),
      eventStoreUrl: faults.length > 0 && !configuration.eventStoreUrl ? undefined : eventStoreUrlOf(configuration),
      query: async (sql) => (await (await connectClient()).query<Row>(sql)).rows,
    });
  } finally {
    // it may never have been connected
    await client?.end().catch(() => undefined);
  }
};
