import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { LogOfOtherService, connectionStringOf, openLog } from '#kernel/event-store';
import { EventStoreDbEventStore } from '#kernel/event-store/eventstoredb';
import { TEST_STAMP } from '#kernel/event-store/testing';
import { makeHeadKeyFile, makeKeyFile, makeLogKeyFile } from '#security/keys';
import { credentialsIn } from '#platform/plain';
import { logLinesIn, sentencesIn, type LogLine } from '../../harness/log-lines.js';
import { ensureSecurity } from '../../../apps/cli/src/security/event-store-security.js';

const name = `production_${randomUUID().slice(0, 8)}`;
export const role = (of: string) => `${name}_${of}`;
const ROLES = ['log', 'owner', 'projector', 'api', 'keys', 'keys_api', 'keys_projector'].map(role);
export const data = mkdtempSync(join(tmpdir(), 'homeward-production-'));
const secrets = mkdtempSync(join(tmpdir(), 'homeward-production-secrets-'));
const running: ChildProcess[] = [];

/** The database of another installation. */
export const otherName = `${name}_other`;

export const urlFor = (user: string, database = name): string => {
  const url = new URL(process.env.TEST_POSTGRES_URL!);
  Object.assign(url, { pathname: `/${database}`, username: user, password: 'of-a-test' });
  return url.href;
};
const asAdministrator = async (sql: string, database = name): Promise<void> => {
  const url = new URL(process.env.TEST_POSTGRES_URL!);
  url.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    for (const statement of sql.split(';')) await client.query(statement);
  } finally {
    await client.end();
  }
};

/** What a process announced when it was ready, or how it ended. */
interface StartResult {
  readonly url?: string;
  readonly ended?: { readonly code: number | null; readonly said: string };
  /** What it has warned of so far. */
  readonly warnings: () => readonly LogLine[];
}

/** Starts a process of ours, as an operator of production does. */
export const startApp = (app: string, env: Readonly<Record<string, string | undefined>>): Promise<StartResult> => {
  const child = spawn(process.execPath, [resolve(`dist/apps/${app}/src/main.js`)], {
    env: { ...env, NO_COLOR: '1' },
    stdio: 'pipe',
  });
  running.push(child);
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const warnings = () => logLinesIn(said).filter(({ level }) => level === 'warn');
  return new Promise((settle) => {
    createInterface(child.stdout).on('line', (line) => {
      if (line.startsWith('{')) settle({ ...(JSON.parse(line) as { url: string }), warnings });
    });
    child.once('close', (code) => settle({ ended: { code, said: sentencesIn(said).join('\n') }, warnings }));
  });
};

/** The connection strings of the log of this production, and of one of development. */
export const logs: Record<'production' | 'development', string> = { production: '', development: '' };
export const environment = (change: Readonly<Record<string, string | undefined>> = {}) => ({
  HOMEWARD_MODE: 'production',
  HOMEWARD_DATA: data,
  HOMEWARD_PORT: '0',
  // an unreachable issuer: a start does not wait for it
  OIDC_ISSUER: 'https://127.0.0.1:1',
  EVENTSTORE_URL: logs.production,
  DATABASE_URL: urlFor(role('api')),
  KEYS_DATABASE_URL: urlFor(role('keys_api')),
  HOMEWARD_KEY_FILE: join(secrets, 'epochs.json'),
  ...change,
});
export const asProjector = {
  DATABASE_URL: urlFor(role('projector')),
  OWNER_DATABASE_URL: urlFor(role('owner')),
  KEYS_DATABASE_URL: urlFor(role('keys_projector')),
  KEYS_OWNER_DATABASE_URL: urlFor(role('keys')),
};
export const withOtherKeys = {
  ...asProjector,
  KEYS_DATABASE_URL: urlFor(role('keys_projector'), otherName),
  KEYS_OWNER_DATABASE_URL: urlFor(role('keys'), otherName),
};
export const asOwner = { DATABASE_URL: urlFor(role('owner')) };

/** Makes roles, databases, keys and an event store, and starts both apps. @returns the API */
export const beginProduction = async (): Promise<StartResult & { readonly url: string }> => {
  await asAdministrator(
    ROLES.map((each) => `CREATE ROLE ${each} LOGIN PASSWORD 'of-a-test'`).join(';'),
    new URL(process.env.TEST_POSTGRES_URL!).pathname.slice(1) || 'postgres',
  );
  await asAdministrator(`CREATE DATABASE ${name}`, 'postgres');
  await asAdministrator(`
    CREATE SCHEMA eventstore AUTHORIZATION ${role('log')};
    GRANT CREATE ON DATABASE ${name} TO ${role('owner')};
    CREATE SCHEMA keys AUTHORIZATION ${role('keys')};
    ALTER ROLE ${role('log')} SET search_path = eventstore;
    ALTER ROLE ${role('keys')} SET search_path = keys;
    GRANT homeward_api TO ${role('api')};
    GRANT homeward_projector TO ${role('projector')};
    GRANT homeward_keys_api TO ${role('keys_api')};
    GRANT homeward_keys_projector TO ${role('keys_projector')}`);
  await asAdministrator(`CREATE DATABASE ${otherName}`, 'postgres');
  await asAdministrator(`CREATE SCHEMA keys AUTHORIZATION ${role('keys')}`, otherName);
  makeKeyFile(join(secrets, 'epochs.json'), false);
  makeLogKeyFile(join(secrets, 'log-key.json'), false);
  makeHeadKeyFile(join(secrets, 'head-key.json'), false);
  const { authority, certificate, certificateKey, users, credentials } = await ensureSecurity(data);
  const log = {
    EVENTSTORE_DATABASE_URL: urlFor(role('log')),
    EVENTSTORE_OWNER_DATABASE_URL: urlFor(role('log')),
    HOMEWARD_EVENTSTORE_PORT: '0',
    HOMEWARD_EVENTSTORE_TLS_CERT_FILE: certificate,
    HOMEWARD_EVENTSTORE_TLS_KEY_FILE: certificateKey,
    HOMEWARD_EVENTSTORE_USERS_FILE: users,
  };
  const { port } = new URL((await startApp('eventstore', log)).url!);
  logs.production = connectionStringOf({
    hosts: [{ address: 'localhost', port: Number(port) }],
    discover: false,
    tls: true,
    tlsCaFile: authority,
    credentials: credentialsIn(credentials.api),
  });
  logs.development = process.env.TEST_EVENTSTORE_URL!;
  const shared = EventStoreDbEventStore.at(logs.development);
  // another spec may have begun it; either way its log key is not ours
  await openLog(shared, 'development', TEST_STAMP).catch((error: unknown) => {
    if (!(error instanceof LogOfOtherService)) throw error;
  });
  await shared.dispose();
  const projector = await startApp('projector', environment(asProjector));
  const api = await startApp('api', environment({ HOMEWARD_CORS_ORIGINS: 'https://console.example.org' }));
  if (projector.ended || !api.url) throw new Error(JSON.stringify([projector, api]));
  return { ...api, url: api.url };
};

export const endProduction = async (): Promise<void> => {
  for (const child of running) child.kill('SIGKILL');
  for (const folder of [data, secrets]) rmSync(folder, { recursive: true });
  for (const database of [name, otherName]) await asAdministrator(`DROP DATABASE ${database} WITH (FORCE)`, 'postgres');
  await asAdministrator(ROLES.map((each) => `DROP ROLE ${each}`).join(';'), 'postgres');
};
