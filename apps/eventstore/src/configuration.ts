import { CannotServe } from './failure.js';

export interface Configuration {
  readonly databaseUrl: string;
  readonly host: string;
  readonly port: number;
}

const DEFAULT_PORT = '2113';

export function readConfiguration(environment: Readonly<Record<string, string | undefined>>): Configuration {
  return {
    databaseUrl: readDatabaseUrl(environment['EVENTSTORE_DATABASE_URL']),
    host: environment['HOMEWARD_EVENTSTORE_HOST'] || '127.0.0.1',
    port: readPort(environment['HOMEWARD_EVENTSTORE_PORT'] || DEFAULT_PORT),
  };
}

function readDatabaseUrl(text: string | undefined): string {
  if (!text) throw new CannotServe('EVENTSTORE_DATABASE_URL is missing: name the Postgres database that keeps the log');
  // the text itself may hold a password, so it is not repeated
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) {
    throw new CannotServe('EVENTSTORE_DATABASE_URL is not a URL like postgres://user@host:5432/database');
  }
  return text;
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (port <= 65_535) return port;
  throw new CannotServe(`HOMEWARD_EVENTSTORE_PORT is not a port (0 to 65535): ${text}`);
}
