import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { servedHosts, type Configuration } from '#platform';

/** Known once the API listens, which is before anybody asks. */
export type Hosts = () => ReadonlySet<string>;

export const hostsOf = (server: Server, configuration: Pick<Configuration, 'host' | 'hosts'>): Hosts => {
  let hosts: ReadonlySet<string> | undefined;
  return () => (hosts ??= servedHosts(configuration, (server.address() as AddressInfo).port));
};

/**
 * Whoever owns a name can let it lead to this machine (DNS rebinding). The page under that name then asks us as its own
 * origin, from behind any firewall; a browser has nothing against it, and only the Host header gives it away.
 */
export const isForAnother = ({ headers: { host } }: IncomingMessage, hosts: ReadonlySet<string>): boolean =>
  !hosts.has((host ?? '').toLowerCase());
