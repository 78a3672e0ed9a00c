import { digestKey, portFrom, withoutCredentials, type ProcessConfiguration } from '#platform/plain';
import { runEventStore } from './event-store.js';
import { waitForEventStore } from './external-event-store.js';
import { Supervisor } from './supervisor.js';

export interface Running {
  /** The address of GraphQL. */
  readonly url: string;
  readonly data: string;
  readonly stop: () => Promise<void>;
}

export interface ServiceOptions {
  readonly configured: ProcessConfiguration;
  /** Aborts the start; the caller stops what is already running. */
  readonly interrupted: AbortSignal;
  /** Whether the database is dropped when it stops. */
  readonly scratch?: boolean;
  /** Called before each part starts. */
  readonly starting?: (what: string) => void;
}

const surroundingsFrom = ({ configured, interrupted, scratch = false }: ServiceOptions) => ({
  data: configured.configuration.data,
  postgresPort: portFrom(configured.environment, 'HOMEWARD_POSTGRES_PORT', 0),
  interrupted,
  scratch,
});

const eventStorePortIn = ({ environment }: ProcessConfiguration) =>
  portFrom(environment, 'HOMEWARD_EVENTSTORE_PORT', 2113);

/** Starts the whole service: Postgres, event store, then projector and API together; each is restarted when it dies. */
export const startServices = async (options: ServiceOptions): Promise<Running> => {
  const { configured, starting = () => undefined } = options;
  const { configuration, environment: env } = configured;
  const { data, mode, issuer, port, databaseUrl, ownerDatabaseUrl, eventStoreUrl } = configuration;
  const eventStorePort = eventStorePortIn(configured);
  return Supervisor.start(surroundingsFrom(options), async (supervisor) => {
    await digestKey(configuration);
    const needsPostgres = !databaseUrl || !eventStoreUrl;
    if (needsPostgres) starting('Postgres');
    const postgres = needsPostgres ? await supervisor.postgres() : undefined;
    if (!eventStoreUrl) starting('the event store');
    else await waitForEventStore(configuration, options.interrupted);
    const embedded = eventStoreUrl ? undefined : await runEventStore(supervisor, postgres!, data, eventStorePort);
    const environment = {
      HOMEWARD_DATA: data,
      HOMEWARD_MODE: mode,
      OIDC_ISSUER: issuer,
      ...(embedded && { ...WITHOUT_CREDENTIALS, EVENTSTORE_URL: embedded.url }),
    };
    // one given URL serves both processes; the embedded Postgres has a role for each
    const keysAs = (role: 'homeward_keys' | 'homeward_keys_api' | 'homeward_keys_projector') =>
      databaseUrl || env.KEYS_DATABASE_URL ? undefined : postgres!.urlFor(role);
    starting('the projector');
    const projector = supervisor.run('projector', () => ({
      ...environment,
      ...(embedded && { EVENTSTORE_CREDENTIALS_FILE: embedded.credentials.projector }),
      DATABASE_URL: databaseUrl ?? postgres!.urlFor('homeward_projector'),
      OWNER_DATABASE_URL: databaseUrl ? ownerDatabaseUrl : postgres!.urlFor('homeward'),
      KEYS_DATABASE_URL: env.KEYS_DATABASE_URL || keysAs('homeward_keys_projector'),
      KEYS_OWNER_DATABASE_URL: env.KEYS_OWNER_DATABASE_URL || keysAs('homeward_keys'),
    }));
    starting('the API');
    const api = supervisor.run('api', (first) => ({
      ...environment,
      ...(embedded && { EVENTSTORE_CREDENTIALS_FILE: embedded.credentials.api }),
      DATABASE_URL: databaseUrl ?? postgres!.urlFor('homeward_api'),
      OWNER_DATABASE_URL: undefined,
      KEYS_DATABASE_URL: env.KEYS_DATABASE_URL || keysAs('homeward_keys_api'),
      KEYS_OWNER_DATABASE_URL: undefined,
      // a restarted process keeps its port
      HOMEWARD_PORT: first?.url ? new URL(first.url).port : String(port),
    }));
    // they start independently, and each takes a while
    const [, { url }] = await Promise.all([projector, api]);
    supervisor.serves({ url: url!, eventStoreUrl: embedded?.url ?? withoutCredentials(eventStoreUrl!) });
    return { url: url!, data };
  });
};

/** Settings for an external event store do not apply to the embedded one. */
const WITHOUT_CREDENTIALS = {
  EVENTSTORE_CREDENTIALS_FILE: undefined,
  EVENTSTORE_USERNAME: undefined,
  EVENTSTORE_PASSWORD: undefined,
};

/**
 * Starts only the embedded stores, for a command that uses them while the service is not running.
 * @returns the operator's credential of an embedded event store
 */
export const startStores = async (
  options: ServiceOptions,
): Promise<Pick<Running, 'stop'> & { readonly operatorCredentialFile: string | undefined }> => {
  const { data, databaseUrl, eventStoreUrl } = options.configured.configuration;
  return Supervisor.start(surroundingsFrom(options), async (supervisor) => {
    const postgres = !databaseUrl || !eventStoreUrl ? await supervisor.postgres() : undefined;
    const embedded = eventStoreUrl
      ? undefined
      : await runEventStore(supervisor, postgres!, data, eventStorePortIn(options.configured));
    supervisor.serves({ eventStoreUrl: embedded?.url ?? withoutCredentials(eventStoreUrl!) });
    return { operatorCredentialFile: embedded?.credentials.operator };
  });
};

/** Starts only the event store, for any client of EventStoreDB. */
export const startEventStore = async (
  options: ServiceOptions,
): Promise<Running & { readonly operatorCredentialFile: string }> => {
  const { data } = options.configured.configuration;
  return Supervisor.start(surroundingsFrom(options), async (supervisor) => {
    const postgres = await supervisor.postgres();
    const { url, credentials } = await runEventStore(supervisor, postgres, data, eventStorePortIn(options.configured));
    supervisor.serves({ eventStoreUrl: url });
    return { url, data, operatorCredentialFile: credentials.operator };
  });
};
