import { resolve } from 'node:path';
import {
  ConnectionStringError,
  connectionStringOf,
  parseConnectionString,
  type ConnectionSettings,
  type Credentials,
} from '#kernel/event-store/plain';
import { ConfigurationError } from './configuration-error.js';
import type { Environment } from './environment.js';
import { secretIn } from './secret-file.js';

/** The event store's address and our credential there; a credential file is read at each connection. */
export interface EventStoreAccess {
  readonly eventStoreUrl: string | undefined;
  readonly eventStoreCredentials?: Credentials | { readonly file: string } | undefined;
}

/** @throws ConfigurationError that repeats nothing of the URL, the user or the password */
export const eventStoreAccessFrom = (env: Environment): EventStoreAccess => {
  const { EVENTSTORE_URL: url } = env;
  const credentials = credentialsFrom(env);
  if (!url) return { eventStoreUrl: undefined, eventStoreCredentials: credentials };
  const { tls, credentials: inUrl } = settingsIn(url);
  if (inUrl && credentials)
    throw new ConfigurationError(
      'EVENTSTORE_URL holds a user and a password, and so do other variables: give them once.',
    );
  if (!tls && credentials)
    throw new ConfigurationError(
      'EVENTSTORE_URL sets tls=false, which sends no password, and a credential is given: leave one of them out.',
    );
  return { eventStoreUrl: url, eventStoreCredentials: credentials };
};

const credentialsFrom = ({
  EVENTSTORE_CREDENTIALS_FILE: file,
  EVENTSTORE_USERNAME: username,
  EVENTSTORE_PASSWORD: password,
}: Environment): EventStoreAccess['eventStoreCredentials'] => {
  if (file && (username || password))
    throw new ConfigurationError(
      'EVENTSTORE_CREDENTIALS_FILE and EVENTSTORE_USERNAME or EVENTSTORE_PASSWORD are set: give the credential once.',
    );
  if (file) return { file: resolve(file) };
  if (!username && !password) return undefined;
  if (username && password) return { username, password };
  throw new ConfigurationError('One of EVENTSTORE_USERNAME and EVENTSTORE_PASSWORD is not set: both are needed.');
};

/** @throws ConfigurationError */
export const settingsIn = (url: string): ConnectionSettings => {
  try {
    return parseConnectionString(url);
  } catch (error) {
    if (error instanceof ConnectionStringError) throw new ConfigurationError(error.message);
    throw error;
  }
};

/** The connection string with its credential: for a client only, never to be printed or stored. */
export const connectionStringFrom = (url: string, access: Pick<EventStoreAccess, 'eventStoreCredentials'>): string => {
  const given = access.eventStoreCredentials;
  if (!given) return url;
  const credentials = 'file' in given ? credentialsIn(given.file) : given;
  return connectionStringOf({ ...settingsIn(url), credentials });
};

/** @throws ConfigurationError */
export const credentialsIn = (file: string): Credentials =>
  secretIn(file, ['username', 'password'], 'EVENTSTORE_CREDENTIALS_FILE');

/** The URL without its credential, for a file that others may see. */
export const withoutCredentials = (url: string): string => {
  const { credentials, ...settings } = settingsIn(url);
  return credentials ? connectionStringOf(settings) : url;
};
