import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { graphqlAt, ownIssuerAt } from '#platform';

/** The name of an API that is its own issuer: where it listens, which is known only once it does. */
export const ownIssuerOf = (server: Server, host: string): string =>
  ownIssuerAt(graphqlAt(host, (server.address() as AddressInfo).port));
