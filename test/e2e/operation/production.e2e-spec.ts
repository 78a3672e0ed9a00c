import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { EventStoreDbEventStore, LogNotOurs, connectionStringOf, openLog } from '#kernel/event-store';
import { TEST_STAMP } from '#kernel/event-store/testing';
import { makeHeadKeyFile, makeKeyFile, makeLogKeyFile } from '#security/keys';
import { credentialsIn, digestKey } from '#platform/plain';
import { ensureSecurity } from '../../../apps/cli/src/security/event-store-security.js';

const name = `production_${randomUUID().slice(0, 8)}`;
const role = (of: string) => `${name}_${of}`;
const ROLES = ['log', 'owner', 'projector', 'api', 'keys', 'keys_api', 'keys_projector'].map(role);
const data = mkdtempSync(join(tmpdir(), 'homeward-production-'));
const secrets = mkdtempSync(join(tmpdir(), 'homeward-production-secrets-'));
const running: ChildProcess[] = [];

/** The database of another installation. */
const otherName = `${name}_other`;

const urlFor = (user: string, database = name): string => {
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

interface Ended {
  readonly code: number | null;
  readonly said: string;
}
interface Told {
  readonly url?: string;
  readonly ended?: Ended;
}

/** A process of ours, as whoever runs production starts it. @returns what it told once it served, or how it ended */
const begun = (app: string, env: Readonly<Record<string, string | undefined>>): Promise<Told> => {
  const child = spawn(process.execPath, [resolve(`dist/apps/${app}/src/main.js`)], {
    env: { ...env, NO_COLOR: '1' },
    stdio: 'pipe',
  });
  running.push(child);
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((told) => {
    createInterface(child.stdout).on('line', (line) => {
      if (line.startsWith('{')) told(JSON.parse(line) as Told);
    });
    child.once('close', (code) => told({ ended: { code, said: said.trimEnd() } }));
  });
};

const logs: Record<'production' | 'development', string> = { production: '', development: '' };
const environment = (change: Readonly<Record<string, string | undefined>> = {}) => ({
  HOMEWARD_MODE: 'production',
  HOMEWARD_DATA: data,
  HOMEWARD_PORT: '0',
  // an issuer that is away: nothing of a start waits for it
  OIDC_ISSUER: 'https://127.0.0.1:1',
  EVENTSTORE_URL: logs.production,
  DATABASE_URL: urlFor(role('api')),
  KEYS_DATABASE_URL: urlFor(role('keys_api')),
  HOMEWARD_KEY_FILE: join(secrets, 'epochs.json'),
  ...change,
});
const asProjector = {
  DATABASE_URL: urlFor(role('projector')),
  OWNER_DATABASE_URL: urlFor(role('owner')),
  KEYS_DATABASE_URL: urlFor(role('keys_projector')),
  KEYS_OWNER_DATABASE_URL: urlFor(role('keys')),
};
const withOtherKeys = {
  ...asProjector,
  KEYS_DATABASE_URL: urlFor(role('keys_projector'), otherName),
  KEYS_OWNER_DATABASE_URL: urlFor(role('keys'), otherName),
};
const asOwner = { DATABASE_URL: urlFor(role('owner')) };

let url: string;
beforeAll(async () => {
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
  const { port } = new URL((await begun('eventstore', log)).url!);
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
    if (!(error instanceof LogNotOurs)) throw error;
  });
  await shared.dispose();
  const projector = await begun('projector', environment(asProjector));
  const api = await begun('api', environment({ HOMEWARD_CORS_ORIGINS: 'https://console.example.org' }));
  if (projector.ended || !api.url) throw new Error(JSON.stringify([projector, api]));
  url = api.url;
});
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  for (const folder of [data, secrets]) rmSync(folder, { recursive: true });
  for (const database of [name, otherName]) await asAdministrator(`DROP DATABASE ${database} WITH (FORCE)`, 'postgres');
  await asAdministrator(ROLES.map((each) => `DROP ROLE ${each}`).join(';'), 'postgres');
});

const asked = async (path: string, init?: RequestInit): Promise<[status: number, text: string]> => {
  const response = await fetch(new URL(path, url), init);
  return [response.status, await response.text()];
};
const posted = (authorization: string) =>
  asked('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: '{"query":"{ __typename }"}',
  });
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('production', () => {
  it('serves, with a role that only reads', async () => {
    expect(await asked('/health/ready')).toEqual([200, expect.stringContaining('"status":"ok"')]);
  });

  it('signs nobody in by itself: what development has for that is not even there', async () => {
    for (const path of ['/oidc', '/oidc/auth', '/oidc/jwks', '/oidc/.well-known/openid-configuration'])
      expect([path, (await asked(path))[0]]).toEqual([path, 404]);
    await expect(asked('/oidc/token', { method: 'POST' })).resolves.toEqual([404, expect.any(String)]);
  });

  it('shows no page at /graphql, unlike development', async () => {
    for (const path of ['/graphql', '/graphql/explorer.js'])
      expect(await asked(path, { headers: { accept: 'text/html' } })).toEqual([405, expect.stringMatching(/^\{/)]);
  });

  it('believes nobody while the issuer was never heard, and says why', async () => {
    const token = `${part({ alg: 'EdDSA', typ: 'at+jwt', kid: '1' })}.${part({ sub: 'sokha' })}.${'A'.repeat(86)}`;
    expect(await posted(`Bearer ${token}`)).toEqual([503, expect.stringContaining('"UNAVAILABLE"')]);
    expect(await posted('Bearer nonsense')).toEqual([401, expect.stringContaining('"UNAUTHENTICATED"')]);
  });
});

describe('a page of another origin', () => {
  const preflight = async (origin: string) => {
    const headers = {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    };
    const response = await fetch(url, { method: 'OPTIONS', headers });
    return ['access-control-allow-origin', 'access-control-allow-credentials'].map((name) =>
      response.headers.get(name),
    );
  };

  it('may ask when it is named, and sends no cookies', async () => {
    expect(await preflight('https://console.example.org')).toEqual(['https://console.example.org', null]);
  });

  it.each(['https://evil.example', 'https://console.example.org.evil.example', 'http://console.example.org', 'null'])(
    'may not when it is %s',
    async (origin) => {
      expect(await preflight(origin)).toEqual([null, null]);
    },
  );
});

/** What stands in the environment of one of our processes, and what it says then. Each is proven beside the code, too. */
const STARTS: readonly [string, string, Readonly<Record<string, string>>, string][] = [
  [
    'where nobody is named to own the keys',
    'projector',
    { ...asProjector, KEYS_OWNER_DATABASE_URL: '' },
    'KEYS_OWNER_DATABASE_URL is not set',
  ],
  ['where a superuser reads', 'api', { DATABASE_URL: 'of the superuser' }, 'in DATABASE_URL may do anything'],
  ['where the API owns the views', 'api', asOwner, 'in DATABASE_URL owns the views'],
  ['where the projector owns them', 'projector', asOwner, 'in DATABASE_URL owns the views'],
  ['where the API owns the keys', 'api', { KEYS_DATABASE_URL: urlFor(role('keys')) }, 'owns the keys'],
  [
    'where the API may destroy keys',
    'api',
    { KEYS_DATABASE_URL: urlFor(role('keys_projector')) },
    'of the API may destroy keys',
  ],
  [
    'where a copy of the data folder opens everything',
    'api',
    { HOMEWARD_KEY_FILE: join(data, 'keys', 'epochs.json') },
    'lies in the data folder',
  ],
  ['where Postgres may forget', 'api', { DATABASE_URL: 'that forgets' }, 'Postgres has synchronous_commit off'],
  [
    'where the log is away',
    'api',
    { EVENTSTORE_URL: 'esdb://127.0.0.1:1?tls=false', HOMEWARD_START_WAIT_S: '0' },
    'event store cannot be reached',
  ],
  ['on a log of invented people', 'api', { EVENTSTORE_URL: 'of development' }, 'was begun with another log key'],
  [
    'on such a log either',
    'projector',
    { ...asProjector, EVENTSTORE_URL: 'of development' },
    'was begun with another log key',
  ],
  ['by development', 'api', { HOMEWARD_MODE: 'development' }, 'was begun in production, and this is development'],
  ['with other keys than before', 'projector', withOtherKeys, 'is not the one that sealed this log'],
  [
    'with such keys either',
    'api',
    { KEYS_DATABASE_URL: urlFor(role('keys_api'), otherName) },
    'is not the one that sealed this log',
  ],
];
/** So that a sample is tried of them. */
const EVERY = Number(process.env.PRODUCTION_STARTS_EVERY ?? 4);

describe('production does not start', () => {
  it.each(STARTS.filter((_, row) => row % EVERY === 0))('%s', async (_, app, change, sentence) => {
    const meant: Readonly<Record<string, string>> = {
      'of the superuser': urlFor(new URL(process.env.TEST_POSTGRES_URL!).username).replace(
        'of-a-test',
        new URL(process.env.TEST_POSTGRES_URL!).password,
      ),
      'that forgets': `${urlFor(role('api'))}?options=${encodeURIComponent('-c synchronous_commit=off')}`,
      'of development': logs.development,
    };
    const named = Object.entries(change).map(([variable, value]) => [variable, meant[value] ?? value] as const);
    const { ended } = await begun(app, environment(Object.fromEntries(named)));
    expect(ended).toEqual({ code: 78, said: expect.stringContaining(sentence) });
    expect(ended!.said.split('\n')).toHaveLength(1);
  });

  it('in a folder to which others may write', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'homeward-open-'));
    chmodSync(folder, 0o777);
    const { ended } = await begun('api', environment({ HOMEWARD_DATA: folder }));
    expect(ended).toEqual({
      code: 78,
      said: `Others may write to the data folder ${folder}: take that away (chmod go-w), or set HOMEWARD_DATA to another.`,
    });
    rmSync(folder, { recursive: true });
  });

  it('in a folder that development began', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'homeward-development-'));
    await digestKey({ data: folder, mode: 'development' });
    const { ended } = await begun('api', environment({ HOMEWARD_DATA: folder }));
    expect(ended).toEqual({
      code: 78,
      said: `The data folder ${folder} was begun in development, and this is production: set HOMEWARD_DATA to another.`,
    });
    rmSync(folder, { recursive: true });
  });
});
