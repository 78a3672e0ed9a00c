import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { graphqlAt, ownIssuerAt } from '#platform';

/** The issuer name of an API that is its own issuer: its address, which is known only once it listens. */
export const ownIssuerOf = (server: Server, host: string): string =>
  ownIssuerAt(graphqlAt(host, (server.address() as AddressInfo).port));
