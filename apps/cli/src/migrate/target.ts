import {
  ConfigurationError,
  configurationFrom,
  connectionStringFrom,
  settingsIn,
  type Environment,
} from '#platform/plain';
import { isLocal, type ConnectionSettings } from '#kernel/event-store/plain';
import { Misuse } from '../misuse.js';

/** Where the log is to go. */
interface MigrationTarget {
  /** Contains the credential: only for a client, never to be printed. */
  readonly connection: string;
  /** The variables with which the service then finds it, without any password. */
  readonly variables: readonly string[];
}

interface TargetOptions {
  readonly to: string;
  /** The file of the credential, if one is needed. */
  readonly credentials?: string | undefined;
}

/**
 * As the service will read it once it runs there, so that whatever it would refuse is refused now. Where the log lies in the
 * embedded event store, variables of the environment can only mean the credential of the target.
 * @throws Misuse for an option, ConfigurationError for a variable; neither repeats a password
 */
export const targetFrom = (env: Environment, { to, credentials }: TargetOptions): MigrationTarget => {
  const isGiven = credentials !== undefined || Boolean(env.EVENTSTORE_URL);
  const given = isGiven
    ? { EVENTSTORE_CREDENTIALS_FILE: credentials, EVENTSTORE_USERNAME: undefined, EVENTSTORE_PASSWORD: undefined }
    : {};
  try {
    const configuration = configurationFrom({ ...env, ...given, EVENTSTORE_URL: to });
    const connection = connectionStringFrom(to, configuration);
    return { connection, variables: variablesOf(to, configuration.eventStoreCredentials) };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const message = namingTarget(error.message, isGiven);
    throw /^--to\b|--credentials\b/.test(message) ? new Misuse(message) : new ConfigurationError(message);
  }
};

/** A message about the target in the words of the command. @param isGiven whether the credential comes from --credentials */
export const namingTarget = (message: string, isGiven = true): string => {
  const withTarget = message.replaceAll('EVENTSTORE_URL', '--to');
  return isGiven ? withTarget.replaceAll('EVENTSTORE_CREDENTIALS_FILE', '--credentials') : withTarget;
};

const variablesOf = (to: string, given: ReturnType<typeof configurationFrom>['eventStoreCredentials']): string[] => {
  const { credentials: inUrl } = settingsIn(to);
  const url = inUrl ? to.replace(/\/\/[^/?#]*@/, '//') : to;
  if (given && 'file' in given) return [`EVENTSTORE_URL='${url}'`, `EVENTSTORE_CREDENTIALS_FILE='${given.file}'`];
  if (!given && !inUrl) return [`EVENTSTORE_URL='${url}'`];
  return [
    `EVENTSTORE_URL='${url}'`,
    'EVENTSTORE_CREDENTIALS_FILE=… (a file of mode 0600 with { "username": …, "password": … })',
  ];
};

/** Whether two connection strings have a node in common, as far as names tell. */
export const isSameStore = (one: string, other: string): boolean => {
  const [these, those] = [settingsIn(one), settingsIn(other)].map(nodesIn) as [string[], string[]];
  return these.some((node) => those.includes(node));
};

const nodesIn = (settings: ConnectionSettings): string[] =>
  settings.hosts.map(({ address, port }) => `${isLocal(settings) ? 'localhost' : address.toLowerCase()}:${port}`);
