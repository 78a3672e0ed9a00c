import { isIP } from 'node:net';
import { ConfigurationError } from './configuration-error.js';
import type { Configuration } from './configuration.type.js';
import { listIn, type Environment } from './environment.js';

export const graphqlAt = (host: string, port: number): string =>
  `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}/graphql`;

/** Only the characters of a name or an address: an asterisk would be taken for a name. */
const NAME = /^[a-z0-9.:[\]-]+$/;

/** A browser leaves out the default port of http or https. */
const asBrowsersSendIt = (host: string): boolean =>
  NAME.test(host) &&
  ['http', 'https'].every(
    (scheme) => URL.canParse(`${scheme}://${host}`) && new URL(`${scheme}://${host}`).host === host,
  );

/** @throws ConfigurationError for a name in a form that no Host header has, since no request could ever match it. */
export const hostsFrom = ({ HOMEWARD_HOSTS: text }: Environment): string[] =>
  listIn(text).map((host) => {
    if (asBrowsersSendIt(host)) return host;
    throw new ConfigurationError(
      `HOMEWARD_HOSTS has "${host}": name each host as a browser sends it, such as homeward.example.org or 192.168.1.7:4000, and never all of them.`,
    );
  });

type Listening = Pick<Configuration, 'host' | 'hosts'>;

const hostHeaderOf = (host: string, port: number): string => new URL(graphqlAt(host, port)).host;

const WILDCARDS = ['0.0.0.0', '[::]', '[::ffff:0:0]'];

/** Listens at every address, so its names cannot be derived from the address. */
export const listensEverywhere = ({ host }: Pick<Configuration, 'host'>): boolean =>
  WILDCARDS.includes(hostHeaderOf(host, 80));

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/;

/** Only this machine itself reaches it. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '::1'];

/**
 * The Host headers that an API at this port accepts. An address and `localhost` are always among them: no other site
 * can have them as its name.
 */
export const hostsServed = ({ host, hosts }: Listening, port: number): ReadonlySet<string> => {
  const own = listensEverywhere({ host }) ? LOOPBACK_NAMES : [...LOOPBACK_NAMES, host];
  return new Set([...hosts, ...own.map((name) => hostHeaderOf(name, port))]);
};
