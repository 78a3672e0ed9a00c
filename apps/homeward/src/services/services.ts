import { configurationFrom, digestKey, portFrom } from '#platform/plain';
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

const EVENT_STORE_PORT = 2113;

/** A process that comes back comes back on the port it had. */
const portOf = (url: string | undefined, otherwise: number): string => String(url ? new URL(url).port : otherwise);

/** The whole service on this machine: Postgres, event store, then projector and API at once; each is kept alive. */
export const startServices = async (options: Options): Promise<Running> => {
  const { env, starting = () => undefined } = options;
  const configuration = configurationFrom(env);
  const { data, mode, issuer, port, databaseUrl, ownerDatabaseUrl, eventStoreUrl } = configuration;
  const eventStorePort = portFrom(env, 'HOMEWARD_EVENTSTORE_PORT', EVENT_STORE_PORT);
  return Supervisor.start(surroundingsFrom(options), async (supervisor) => {
    await digestKey(configuration);
    const needsPostgres = !databaseUrl || !eventStoreUrl;
    if (needsPostgres) starting('Postgres');
    const postgres = needsPostgres ? await supervisor.postgres() : undefined;
    if (!eventStoreUrl) starting('the event store');
    const eventStore = eventStoreUrl ?? (await runEventStore(supervisor, postgres!, eventStorePort));
    const environment = {
      HOMEWARD_DATA: data,
      HOMEWARD_MODE: mode,
      OIDC_ISSUER: issuer,
      EVENTSTORE_URL: eventStore,
    };
    // named for both where it is named at all; the embedded Postgres has a role for each
    const keysAs = (role: 'homeward_keys' | 'homeward_keys_api' | 'homeward_keys_projector') =>
      databaseUrl || env.KEYS_DATABASE_URL ? undefined : postgres!.urlFor(role);
    starting('the projector');
    const projector = supervisor.run('projector', () => ({
      ...environment,
      DATABASE_URL: databaseUrl ?? postgres!.urlFor('homeward_projector'),
      OWNER_DATABASE_URL: databaseUrl ? ownerDatabaseUrl : postgres!.urlFor('homeward'),
      KEYS_DATABASE_URL: env.KEYS_DATABASE_URL || keysAs('homeward_keys_projector'),
      KEYS_OWNER_DATABASE_URL: env.KEYS_OWNER_DATABASE_URL || keysAs('homeward_keys'),
    }));
    starting('the API');
    const api = supervisor.run('api', (first) => ({
      ...environment,
      DATABASE_URL: databaseUrl ?? postgres!.urlFor('homeward_api'),
      OWNER_DATABASE_URL: undefined,
      KEYS_DATABASE_URL: env.KEYS_DATABASE_URL || keysAs('homeward_keys_api'),
      KEYS_OWNER_DATABASE_URL: undefined,
      HOMEWARD_PORT: portOf(first?.url, port),
    }));
    // neither needs the other in order to start, and each takes a while
    const [, { url }] = await Promise.all([projector, api]);
    supervisor.serves({ url: url!, eventStoreUrl: eventStore });
    return { url: url!, data };
  });
};

/** Only the event store, for any client of EventStoreDB. */
export const startEventStore = async (options: Options): Promise<Running> => {
  const { data } = configurationFrom(options.env);
  const port = portFrom(options.env, 'HOMEWARD_EVENTSTORE_PORT', EVENT_STORE_PORT);
  return Supervisor.start(surroundingsFrom(options), async (supervisor) => {
    return { url: await runEventStore(supervisor, await supervisor.postgres(), port), data };
  });
};

const runEventStore = async (
  supervisor: Supervisor,
  postgres: Awaited<ReturnType<Supervisor['postgres']>>,
  port: number,
): Promise<string> => {
  const { url } = await supervisor.run('eventstore', (first) => ({
    EVENTSTORE_DATABASE_URL: postgres.urlFor('eventstore'),
    HOMEWARD_EVENTSTORE_PORT: portOf(first?.url, port),
  }));
  return url!;
};
