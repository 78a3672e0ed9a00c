import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres, type EmbeddedPostgres } from '#embedded-postgres';
import { configurationFrom, installationKeys, portFrom } from '#platform';
import { DataFolder } from './data-folder.js';
import { Service, type App } from './service.js';

export interface Running {
  /** Where GraphQL answers. */
  readonly url: string;
  readonly data: string;
  readonly stop: () => Promise<void>;
}

export interface Options {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A database that goes when it stops. */
  readonly scratch?: boolean;
  /** Told before each part is started. */
  readonly starting?: (what: string) => void;
}

/** The whole service on this machine: Postgres, event store, projector, API, in this order; each is kept alive. */
export const startServices = async ({
  env,
  scratch = false,
  starting = () => undefined,
}: Options): Promise<Running> => {
  const configuration = configurationFrom(env);
  const postgresPort = portFrom(env, 'HOMEWARD_POSTGRES_PORT', 0);
  const eventStorePort = portFrom(env, 'HOMEWARD_EVENTSTORE_PORT', 2113);
  const { data, port } = configuration;
  const folder = await DataFolder.take(data);
  const started: { stop(): Promise<void> }[] = [];
  const services = new Map<App, Service>();
  let postgres: EmbeddedPostgres | undefined;
  let stopping = false;
  let url: string | undefined;

  const note = () => {
    if (!stopping) folder.note(pidsOf(services), url);
  };
  const stop = async (): Promise<void> => {
    stopping = true;
    for (const part of started.toReversed()) await part.stop();
    folder.release();
  };
  const run = async (app: App, environment: Parameters<typeof Service.start>[1]) => {
    const { service, ready } = await Service.start(app, environment, join(data, 'logs', `${app}.log`), note);
    services.set(app, service);
    started.push(service);
    note();
    return ready;
  };

  try {
    await installationKeys(data);
    const needsPostgres = !configuration.databaseUrl || !configuration.eventStoreUrl;
    if (needsPostgres) {
      starting('Postgres');
      const begin = () => startPostgres({ folder: data, scratch, ...(postgresPort > 0 && { port: postgresPort }) });
      postgres = await begin();
      started.push({ stop: async () => postgres?.stop() });
      void keepPostgres(
        () => postgres!,
        async () => (postgres = await begin()),
        () => stopping,
      );
    }
    const urls = {
      eventStore: configuration.eventStoreUrl,
      database: configuration.databaseUrl ?? postgres!.urlFor('homeward'),
    };
    if (!urls.eventStore) {
      starting('the event store');
      const ready = await run('eventstore', (before) => ({
        EVENTSTORE_DATABASE_URL: postgres!.urlFor('eventstore'),
        HOMEWARD_EVENTSTORE_PORT: before?.url ? new URL(before.url).port : String(eventStorePort),
      }));
      urls.eventStore = ready.url!;
    }
    const environment = {
      HOMEWARD_DATA: data,
      EVENTSTORE_URL: urls.eventStore,
      DATABASE_URL: urls.database,
    };
    starting('the projector');
    await run('projector', () => environment);
    starting('the API');
    const api = await run('api', (before) => ({
      ...environment,
      HOMEWARD_PORT: before?.url ? new URL(before.url).port : String(port),
    }));
    url = api.url!;
    note();
    return { url, data, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

const pidsOf = (services: ReadonlyMap<App, Service>): Record<string, number> =>
  Object.fromEntries([...services].flatMap(([app, { pid }]) => (pid === undefined ? [] : [[app, pid]])));

/** Postgres comes back on the port it had, so those who use it need not be told. */
const keepPostgres = async (
  current: () => EmbeddedPostgres,
  begin: () => Promise<unknown>,
  stopping: () => boolean,
): Promise<void> => {
  while (!stopping()) {
    const { asked } = await current().exited;
    if (asked || stopping()) return;
    for (let attempt = 0; !stopping(); attempt++) {
      try {
        await begin();
        break;
      } catch {
        await sleep(Math.min(3_000, 100 * 2 ** attempt));
      }
    }
  }
};
