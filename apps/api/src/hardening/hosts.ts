import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { servedHosts, type Configuration } from '#platform';

/** Known once the API listens, which is before the first request. */
export type Hosts = () => ReadonlySet<string>;

export const hostsOf = (server: Server, configuration: Pick<Configuration, 'host' | 'hosts'>): Hosts => {
  let hosts: ReadonlySet<string> | undefined;
  return () => (hosts ??= servedHosts(configuration, (server.address() as AddressInfo).port));
};

/**
 * The owner of a domain name can point it to this machine (DNS rebinding). A page under that name then reaches us as its
 * own origin, from behind any firewall. The browser permits it, and only the Host header reveals it.
 */
export const isForAnother = ({ headers: { host } }: IncomingMessage, hosts: ReadonlySet<string>): boolean =>
  !hosts.has((host ?? '').toLowerCase());
