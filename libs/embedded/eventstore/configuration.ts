import type { Environment } from './environment.js';
import { readSecurity } from './security/configuration.security.js';
import { CannotServe } from './failure.js';
import type { Endpoint, Security } from './server.js';

export interface NodeConfiguration {
  readonly databaseUrl: string;
  readonly ownerDatabaseUrl: string | undefined;
  readonly host: string;
  readonly port: number;
  readonly advertised: Partial<Endpoint>;
  readonly security: Security;
}

const DEFAULT_PORT = '2113';

export function readConfiguration(environment: Environment): NodeConfiguration {
  const {
    EVENTSTORE_DATABASE_URL: databaseUrl,
    EVENTSTORE_OWNER_DATABASE_URL: ownerDatabaseUrl,
    HOMEWARD_EVENTSTORE_ADVERTISED_HOST: advertisedHost,
    HOMEWARD_EVENTSTORE_ADVERTISED_PORT: advertisedPort,
  } = environment;
  if (!databaseUrl) {
    throw new CannotServe('EVENTSTORE_DATABASE_URL is missing: name the Postgres database that keeps the log');
  }
  return {
    databaseUrl: readDatabaseUrl('EVENTSTORE_DATABASE_URL', databaseUrl),
    ownerDatabaseUrl: ownerDatabaseUrl ? readDatabaseUrl('EVENTSTORE_OWNER_DATABASE_URL', ownerDatabaseUrl) : undefined,
    host: environment['HOMEWARD_EVENTSTORE_HOST'] || '127.0.0.1',
    port: readPort('HOMEWARD_EVENTSTORE_PORT', environment['HOMEWARD_EVENTSTORE_PORT'] || DEFAULT_PORT),
    advertised: {
      ...(advertisedHost && { host: advertisedHost }),
      ...(advertisedPort && { port: readPort('HOMEWARD_EVENTSTORE_ADVERTISED_PORT', advertisedPort) }),
    },
    security: readSecurity(environment),
  };
}

function readDatabaseUrl(variable: string, text: string): string {
  // the text itself may hold a password, so it is not repeated
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) {
    throw new CannotServe(`${variable} is not a URL like postgres://user@host:5432/database`);
  }
  return text;
}

function readPort(variable: string, text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (port <= 65_535) return port;
  throw new CannotServe(`${variable} is not a port (0 to 65535): ${text}`);
}
