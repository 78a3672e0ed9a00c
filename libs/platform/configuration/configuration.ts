import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { levelFault } from '#platform/logging';
import { claimsFrom } from './claims-file.js';
import type { Configuration, Environment } from './configuration.type.js';
import { ConfigurationError, sentencesIn } from './configuration-error.js';
import { connectionStringFrom, eventStoreAccessFrom } from './event-store-access.js';
import { graphqlAt, hostsFrom, isLoopback } from './hosts.js';
import { limitsFrom } from './limits.js';
import { noticesFrom } from './notices.js';
import { CONTRADICTIONS } from './production.js';
import { rebuildPartitionsFrom } from './rebuild-partitions.js';
import { settingsFrom } from './settings.js';
import { startWaitFrom } from './start-wait.js';
import { audienceFrom, introspectionFrom, issuerFrom, metricsTokenFrom, originsFrom } from './web.js';

export { ConfigurationError, EX_CONFIG, faultsOf } from './configuration-error.js';
export type { Configuration, Environment } from './configuration.type.js';
export { listIn } from './environment.js';
export { graphqlAt } from './hosts.js';

/** @throws ConfigurationError that names each wrong variable and says what it should be. */
export const configurationFrom = (env: Environment): Configuration => {
  const { configuration, faults } = checkConfiguration(env);
  if (faults.length > 0) throw ConfigurationError.fromFaults(faults);
  return configuration;
};

/** The configuration as far as it is valid, and a sentence for each variable that is not. */
export const checkConfiguration = (
  env: Environment,
): { readonly configuration: Configuration; readonly faults: readonly string[] } => {
  const faults: string[] = [];
  // what is wrong is undefined, and never used: with a fault nothing starts
  const collectFaults = <Value>(from: () => Value): Value => {
    try {
      return from();
    } catch (error) {
      faults.push(...sentencesIn(error));
      return undefined as Value;
    }
  };
  const mode = collectFaults(() => modeFrom(env)) ?? 'development';
  const wrongLevel = levelFault(env);
  if (wrongLevel) faults.push(wrongLevel);
  const configuration: Configuration = {
    mode,
    data: dataFolderFrom(env),
    port: collectFaults(() => portFrom(env, 'HOMEWARD_PORT', 4000)),
    host: collectFaults(() => hostFrom(env, mode)),
    ...collectFaults(() => eventStoreAccessFrom(env)),
    hosts: collectFaults(() => hostsFrom(env)) ?? [],
    databaseUrl: collectFaults(() => postgresFrom(env, 'DATABASE_URL')),
    ownerDatabaseUrl: collectFaults(() => postgresFrom(env, 'OWNER_DATABASE_URL')),
    keysDatabaseUrl: collectFaults(() => postgresFrom(env, 'KEYS_DATABASE_URL')),
    keysOwnerDatabaseUrl: collectFaults(() => postgresFrom(env, 'KEYS_OWNER_DATABASE_URL')),
    issuer: collectFaults(() => issuerFrom(env)),
    audience: collectFaults(() => audienceFrom(env)),
    claims: collectFaults(() => claimsFrom(env)),
    origins: collectFaults(() => originsFrom(env)) ?? [],
    introspection: collectFaults(() => introspectionFrom(env, mode)),
    metricsToken: collectFaults(() => metricsTokenFrom(env)),
    startWaitS: collectFaults(() => startWaitFrom(env)),
    rebuildPartitions: collectFaults(() => rebuildPartitionsFrom(env)),
    settings: collectFaults(() => settingsFrom(env)),
    notices: collectFaults(() => noticesFrom(env)),
    limits: collectFaults(() => limitsFrom(env, mode)),
  };
  const reported = new Set(faults.map(variableIn));
  if (mode === 'production')
    for (const about of CONTRADICTIONS) {
      const fault = about(configuration);
      if (fault && !reported.has(variableIn(fault))) faults.push(fault);
    }
  return { configuration, faults };
};

/** Each sentence begins with the name of its variable. */
const variableIn = (fault: string): string | undefined => fault.split(' ', 1)[0];

const modeFrom = ({ HOMEWARD_MODE: mode = '' }: Environment): Configuration['mode'] => {
  if (mode === '') return 'development';
  if (mode === 'development' || mode === 'production') return mode;
  throw new ConfigurationError(`HOMEWARD_MODE is "${mode}": it must be development or production.`);
};

export const dataFolderFrom = ({ HOMEWARD_DATA: folder }: Environment): string => resolve(folder || '.homeward');

const hostFrom = ({ HOMEWARD_HOST: host }: Environment, mode: Configuration['mode']): string => {
  if (!host) return '127.0.0.1';
  if (!(isIP(host) || host === 'localhost') || !URL.canParse(graphqlAt(host, 0))) {
    throw new ConfigurationError(
      `HOMEWARD_HOST is "${host}": it must be an address of this machine such as 127.0.0.1.`,
    );
  }
  if (mode === 'production' || isLoopback(host)) return host;
  throw new ConfigurationError(
    `HOMEWARD_HOST is "${host}": in development anybody signs in as anybody, so it must be 127.0.0.1, ::1 or localhost.`,
  );
};

/** The name of the API as its own issuer. */
export const ownIssuerAt = (graphql: string): string => new URL('/oidc', graphql).href;

export const portFrom = (env: Environment, name: string, otherwise: number): number => {
  const text = env[name];
  if (text === undefined || text === '') return otherwise;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new ConfigurationError(`${name} is "${text}": it must be a port number from 0 to 65535.`);
};

const urlFrom = (env: Environment, name: string, scheme: RegExp, example: string): string | undefined => {
  const text = env[name];
  if (text === undefined || text === '') return undefined;
  // the value may contain `user:password@`, so it is never printed
  if (URL.canParse(text) && scheme.test(new URL(text).protocol) && new URL(text).host !== '') return text;
  throw new ConfigurationError(`${name} is not such a URL: it must look like ${example}.`);
};

const postgresFrom = (env: Environment, name: string): string | undefined =>
  urlFrom(env, name, /^postgres(ql)?:$/, 'postgres://user:password@127.0.0.1:5432/homeward');

/** Both URLs with their passwords, for a process that starts no services itself. @throws ConfigurationError */
export const urlsOf = ({ eventStoreUrl, eventStoreCredentials, databaseUrl }: Configuration) => {
  if (!eventStoreUrl || !databaseUrl)
    throw ConfigurationError.fromFaults([
      ...(eventStoreUrl ? [] : ['EVENTSTORE_URL is not set: give it as esdb://host:2113.']),
      ...(databaseUrl ? [] : ['DATABASE_URL is not set: give it as postgres://user:password@host/homeward.']),
    ]);
  return { eventStoreUrl: connectionStringFrom(eventStoreUrl, { eventStoreCredentials }), databaseUrl };
};
