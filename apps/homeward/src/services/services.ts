import { configurationFrom, digestKey, portFrom, withoutCredentials } from '#platform/plain';
import { runEventStore } from './event-store.js';
import { waitForEventStore } from './external-event-store.js';
import { Supervisor } from './supervisor.js';

export interface Running {
  /** Where it answers. */
  readonly url: string;
  readonly data: string;
  readonly stop: () => Promise<void>;
}

export interface Options {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Ends the start; what runs already is stopped by whoever started it. */
  readonly interrupted: AbortSignal;
  /** A database that goes when it stops. */
  readonly scratch?: boolean;
  /** Told before each part is started. */
  readonly starting?: (what: string) => void;
}

const surroundingsFrom = ({ env, interrupted, scratch = false }: Options) => ({
  data: configurationFrom(env).data,
  postgresPort: portFrom(env, 'HOMEWARD_POSTGRES_PORT', 0),
  interrupted,
  scratch,
});

const eventStorePortIn = (env: Options['env']) => portFrom(env, 'HOMEWARD_EVENTSTORE_PORT', 2113);

/** The whole service on this machine: Postgres, event store, then projector and API at once; each is kept alive. */
export const startServices = async (options: Options): Promise<Running> => {
  const { env, starting = () => undefined } = options;
  const configuration = configurationFrom(env);
  const { data, mode, issuer, port, databaseUrl, ownerDatabaseUrl, eventStoreUrl } = configuration;
  const eventStorePort = eventStorePortIn(env);
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
    // named for both where it is named at all; the embedded Postgres has a role for each
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
      // a process that comes back comes back on the port it had
      HOMEWARD_PORT: first?.url ? new URL(first.url).port : String(port),
    }));
    // neither needs the other in order to start, and each takes a while
    const [, { url }] = await Promise.all([projector, api]);
    supervisor.serves({ url: url!, eventStoreUrl: embedded?.url ?? withoutCredentials(eventStoreUrl!) });
    return { url: url!, data };
  });
};

/** What the surroundings say of another event store is not for the embedded one. */
const WITHOUT_CREDENTIALS = {
  EVENTSTORE_CREDENTIALS_FILE: undefined,
  EVENTSTORE_USERNAME: undefined,
  EVENTSTORE_PASSWORD: undefined,
};

/**
 * The stores that the service would start, and nothing else: for a verb that works on them while the service does not run.
 * @returns the credential of the operator where the event store is the embedded one
 */
export const startStores = async (
  options: Options,
): Promise<Pick<Running, 'stop'> & { readonly operatorCredentialFile: string | undefined }> => {
  const { data, databaseUrl, eventStoreUrl } = configurationFrom(options.env);
  return Supervisor.start(surroundingsFrom(options), async (supervisor) => {
    const postgres = !databaseUrl || !eventStoreUrl ? await supervisor.postgres() : undefined;
    const embedded = eventStoreUrl
      ? undefined
      : await runEventStore(supervisor, postgres!, data, eventStorePortIn(options.env));
    supervisor.serves({ eventStoreUrl: embedded?.url ?? withoutCredentials(eventStoreUrl!) });
    return { operatorCredentialFile: embedded?.credentials.operator };
  });
};

/** Only the event store, for any client of EventStoreDB. */
export const startEventStore = async (
  options: Options,
): Promise<Running & { readonly operatorCredentialFile: string }> => {
  const { data } = configurationFrom(options.env);
  return Supervisor.start(surroundingsFrom(options), async (supervisor) => {
    const postgres = await supervisor.postgres();
    const { url, credentials } = await runEventStore(supervisor, postgres, data, eventStorePortIn(options.env));
    supervisor.serves({ eventStoreUrl: url });
    return { url, data, operatorCredentialFile: credentials.operator };
  });
};
