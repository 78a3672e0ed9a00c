import { readOptions, type ConnectionOptions } from './connection-options.js';
import { ConnectionStringError } from './connection-string-error.js';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

export interface HostAddress {
  /** Without the brackets of an IPv6 address. */
  readonly address: string;
  readonly port: number;
}

/** The parts of a connection string, such as `esdb://one:2113,two:2113?tlsCaFile=/etc/ca.crt`. */
export interface ConnectionSettings extends ConnectionOptions {
  readonly hosts: readonly [HostAddress, ...HostAddress[]];
  /** Whether the only host is a DNS name for all nodes of a cluster. */
  readonly discover: boolean;
  readonly credentials?: Credentials;
}

export const EXAMPLE = 'esdb://127.0.0.1:2113?tls=false';

const SCHEME = /^(?:esdb|kurrentdb)(\+discover)?:\/\//;
const DEFAULT_PORT = 2113;

/** @throws ConnectionStringError */
export const parseConnectionString = (text: string): ConnectionSettings => {
  const scheme = SCHEME.exec(text.trim());
  if (!scheme) throw new ConnectionStringError(`is not such a URL: it must look like ${EXAMPLE}`);
  const [, authority = '', path = '', query] = /^([^/?#]*)([^?#]*)(?:\?(.*))?$/s.exec(
    text.trim().slice(scheme[0].length),
  ) ?? [undefined, '', '#'];
  if (path.replaceAll('/', '') !== '') throw new ConnectionStringError('has a path or a fragment, and needs neither');
  const at = authority.lastIndexOf('@');
  const credentials = at < 0 ? undefined : readCredentials(authority.slice(0, at));
  const hosts = authority
    .slice(at + 1)
    .split(',')
    .map(readHost) as [HostAddress, ...HostAddress[]];
  const discover = scheme[1] !== undefined;
  const options = query ? readOptions(query.split('&')) : {};
  return withoutContradictions({ hosts, discover, tls: true, ...options, ...(credentials && { credentials }) });
};

const readCredentials = (text: string): Credentials => {
  const [, username, password] = /^([^:]+):(.+)$/s.exec(text) ?? [];
  if (username === undefined || password === undefined)
    throw new ConnectionStringError('has an @ and no user:password before it');
  try {
    return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
  } catch {
    throw new ConnectionStringError('has a user or a password that is not percent-encoded correctly');
  }
};

const readHost = (text: string): HostAddress => {
  const [, bracketed, name, digits] = /^(?:\[([\da-f:.]+)\]|([\w.-]+))(?::(\d{1,5}))?$/i.exec(text) ?? [];
  const address = bracketed ?? name;
  const port = digits === undefined ? DEFAULT_PORT : Number(digits);
  if (address !== undefined && port > 0 && port <= 65_535) return { address, port };
  throw new ConnectionStringError(`is not such a URL: its hosts must look like one:2113,two:2113`);
};

type Contradiction = readonly [(settings: ConnectionSettings) => boolean, string];

const CONTRADICTIONS: readonly Contradiction[] = [
  [({ discover, hosts }) => discover && hosts.length > 1, 'names several hosts and +discover, which asks one name'],
  [({ tls, tlsCaFile }) => !tls && tlsCaFile !== undefined, 'sets tls=false and tlsCaFile'],
  [({ tls, userCertFile }) => !tls && userCertFile !== undefined, 'sets tls=false and userCertFile'],
  [({ tls, credentials }) => !tls && credentials !== undefined, 'has a password and tls=false, which sends none'],
  [
    ({ userCertFile, userKeyFile }) => (userCertFile === undefined) !== (userKeyFile === undefined),
    'sets one of userCertFile and userKeyFile: both are needed',
  ],
];

const withoutContradictions = (settings: ConnectionSettings): ConnectionSettings => {
  const found = CONTRADICTIONS.find(([applies]) => applies(settings));
  if (found) throw new ConnectionStringError(found[1]);
  return settings;
};

/** The string for these settings, which `parseConnectionString` and any client of EventStoreDB can read. */
export const connectionStringOf = ({ hosts, discover, credentials, ...options }: ConnectionSettings): string => {
  const user = credentials
    ? `${encodeURIComponent(credentials.username)}:${encodeURIComponent(credentials.password)}@`
    : '';
  const names = hosts.map(({ address, port }) => `${address.includes(':') ? `[${address}]` : address}:${port}`);
  const query = Object.entries(options).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return `esdb${discover ? '+discover' : ''}://${user}${names.join(',')}?${query.join('&')}`;
};

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/i;

/** Whether every host is this machine. */
export const isLocal = ({ hosts, discover }: ConnectionSettings): boolean =>
  !discover && hosts.every(({ address }) => LOOPBACK.test(address));
