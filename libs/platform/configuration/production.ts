import { isLocal, type ConnectionSettings } from '#kernel/event-store/plain';
import type { Configuration } from './configuration.type.js';
import { settingsIn } from './event-store-access.js';
import { listensEverywhere } from './hosts.js';

/** Faults of a production configuration, each as one sentence that says what to do. */
type Contradiction = (configuration: Configuration) => string | false;

const UNVERIFIED = (name: string): string =>
  `${name} names another machine without sslmode=verify-full: in production add it, so that nobody listens.`;

/** Checks of the configuration alone. */
export const CONTRADICTIONS: readonly Contradiction[] = [
  ({ issuer }) =>
    !issuer && 'OIDC_ISSUER is not set: in production people sign in at an issuer of yours, so give its https address.',
  ({ issuer }) =>
    issuer !== undefined &&
    !issuer.startsWith('https:') &&
    'OIDC_ISSUER is an http address: in production it must be an https one.',
  ({ notices }) =>
    notices?.consoleUrl?.startsWith('http:') === true &&
    'HOMEWARD_CONSOLE_URL is an http address: in production it must be an https one.',
  ({ origins }) =>
    origins.some((origin) => !origin.startsWith('https:')) &&
    'HOMEWARD_CORS_ORIGINS has an http origin: in production a page that may ask must come over https.',
  ({ host, hosts }) =>
    listensEverywhere({ host }) &&
    hosts.length === 0 &&
    'HOMEWARD_HOSTS is not set: the API listens at every address, so name the hosts by which people ask it, such as homeward.example.org.',
  ({ introspection }) =>
    introspection && 'HOMEWARD_INTROSPECTION is on: in production the schema tells nothing of itself, so leave it off.',
  ({ eventStoreUrl }) =>
    eventStoreUrl !== undefined &&
    isUnencrypted(settingsIn(eventStoreUrl)) &&
    'EVENTSTORE_URL says tls=false for another machine: in production events travel encrypted, so leave that out.',
  ({ databaseUrl }) => isInTheOpen(databaseUrl, isUnverified) && UNVERIFIED('DATABASE_URL'),
  ({ ownerDatabaseUrl }) => isInTheOpen(ownerDatabaseUrl, isUnverified) && UNVERIFIED('OWNER_DATABASE_URL'),
  ({ keysDatabaseUrl }) => isInTheOpen(keysDatabaseUrl, isUnverified) && UNVERIFIED('KEYS_DATABASE_URL'),
  ({ keysOwnerDatabaseUrl }) =>
    isInTheOpen(keysOwnerDatabaseUrl, isUnverified) && UNVERIFIED('KEYS_OWNER_DATABASE_URL'),
];

const isUnencrypted = (settings: ConnectionSettings): boolean => !settings.tls && !isLocal(settings);

/** An address of this machine: a name, an IP address, or a socket in its file system. */
const HERE = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?|\/.*)$/;

/** Postgres takes the last of repeated parameters. */
const isUnverified = ({ searchParams }: URL): boolean => {
  const modes = searchParams.getAll('sslmode');
  return modes.length === 0 || modes.some((mode) => mode !== 'verify-full');
};

const isInTheOpen = (text: string | undefined, unencrypted: (url: URL) => boolean): boolean => {
  if (text === undefined) return false;
  const url = new URL(text);
  // for Postgres, a parameter may name another host than the visible one
  const hosts = [url.hostname, ...url.searchParams.getAll('host')];
  return hosts.some((host) => !HERE.test(host)) && unencrypted(url);
};
