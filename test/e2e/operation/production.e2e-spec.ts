import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { digestKey } from '#platform/plain';
import {
  asOwner,
  asProjector,
  beginProduction,
  data,
  endProduction,
  environment,
  logs,
  otherName,
  role,
  startApp,
  urlFor,
  withOtherKeys,
} from './production.js';

let url: string;
let warnings: () => readonly object[];
beforeAll(async () => {
  ({ url, warnings } = await beginProduction());
});
afterAll(endProduction);

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
  it('serves with a role that only reads, and is not ready while nobody can sign in', async () => {
    const [status, text] = await asked('/health/ready');
    expect([status, JSON.parse(text)]).toMatchObject([
      503,
      { views: true, log: true, appends: true, signIn: false, reason: expect.stringContaining('OIDC_ISSUER') },
    ]);
  });

  it('says at its start that the issuer does not answer, and what to open', () => {
    const msg = expect.stringMatching(/^OIDC_ISSUER names .*openid-configuration from this machine\.$/) as string;
    expect(warnings()).toEqual([expect.objectContaining({ event: 'ISSUER_UNREACHABLE', msg })]);
  });

  it('signs in nobody: the sign-in of development does not exist', async () => {
    for (const path of ['/oidc', '/oidc/auth', '/oidc/jwks', '/oidc/.well-known/openid-configuration'])
      expect([path, (await asked(path))[0]]).toEqual([path, 404]);
    await expect(asked('/oidc/token', { method: 'POST' })).resolves.toEqual([404, expect.any(String)]);
  });

  it('shows no page at /graphql, unlike development', async () => {
    for (const path of ['/graphql', '/graphql/explorer.js'])
      expect(await asked(path, { headers: { accept: 'text/html' } })).toEqual([405, expect.stringMatching(/^\{/)]);
  });

  it('rejects every token while the issuer was never reached, and says why', async () => {
    const token = `${part({ alg: 'EdDSA', typ: 'at+jwt', kid: '1' })}.${part({ sub: 'sokha' })}.${'A'.repeat(86)}`;
    expect(await posted(`Bearer ${token}`)).toEqual([503, expect.stringContaining('"UNAVAILABLE"')]);
    expect(await posted('Bearer nonsense')).toEqual([401, expect.stringContaining('"UNAUTHENTICATED"')]);
  });
});

describe('the doctor of production', () => {
  const examined = async (env: Readonly<Record<string, string | undefined>>) => {
    const words = [resolve('dist/apps/cli/src/main.js'), 'doctor', '--json'];
    const ended = await promisify(execFile)(process.execPath, words, { env: env as NodeJS.ProcessEnv }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      (failed: { code: number; stdout: string }) => failed,
    );
    const all = JSON.parse(ended.stdout) as { faults: string[] }[];
    return { code: ended.code, faults: all.flatMap(({ faults }) => faults) };
  };

  it('finds only that the issuer does not answer, for the API and for the projector', async () => {
    for (const env of [environment(), environment(asProjector)])
      expect(await examined(env)).toEqual({ code: 1, faults: [expect.stringMatching(/^OIDC_ISSUER names/)] });
  });

  it('names a role with too many rights, and an event store that is away', async () => {
    const { faults } = await examined(environment({ ...asOwner, EVENTSTORE_URL: 'esdb://127.0.0.1:1?tls=false' }));
    expect(faults).toContainEqual(expect.stringContaining('in DATABASE_URL owns the views'));
    expect(faults).toContainEqual(expect.stringContaining('The event store and clock cannot be checked'));
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

  it('may call the API if it is configured, and sends no cookies', async () => {
    expect(await preflight('https://console.example.org')).toEqual(['https://console.example.org', null]);
  });

  it.each(['https://evil.example', 'https://console.example.org.evil.example', 'http://console.example.org', 'null'])(
    'may not call it if it is %s',
    async (origin) => {
      expect(await preflight(origin)).toEqual([null, null]);
    },
  );
});

/** The environment of one of our processes, and its sentence. Each fault has a spec beside the code, too. */
const STARTS: readonly { fault: string; app: string; change: Readonly<Record<string, string>>; sentence: string }[] = [
  {
    fault: 'without an owner of the keys',
    app: 'projector',
    change: { ...asProjector, KEYS_OWNER_DATABASE_URL: '' },
    sentence: 'KEYS_OWNER_DATABASE_URL is not set',
  },
  {
    fault: 'with an API that is a superuser',
    app: 'api',
    change: { DATABASE_URL: 'of the superuser' },
    sentence: 'in DATABASE_URL may do anything',
  },
  { fault: 'with an API that owns the views', app: 'api', change: asOwner, sentence: 'in DATABASE_URL owns the views' },
  {
    fault: 'with a projector that owns the views',
    app: 'projector',
    change: asOwner,
    sentence: 'in DATABASE_URL owns the views',
  },
  {
    fault: 'with an API that owns the keys',
    app: 'api',
    change: { KEYS_DATABASE_URL: urlFor(role('keys')) },
    sentence: 'owns the keys',
  },
  {
    fault: 'with an API that may destroy keys',
    app: 'api',
    change: { KEYS_DATABASE_URL: urlFor(role('keys_projector')) },
    sentence: 'of the API may destroy keys',
  },
  {
    fault: 'with a data folder whose copy opens everything',
    app: 'api',
    change: { HOMEWARD_KEY_FILE: join(data, 'keys', 'epochs.json') },
    sentence: 'lies in the data folder',
  },
  {
    fault: 'with a Postgres that may lose commits',
    app: 'api',
    change: { DATABASE_URL: 'that forgets' },
    sentence: 'Postgres has synchronous_commit off',
  },
  {
    fault: 'without an event store',
    app: 'api',
    change: { EVENTSTORE_URL: 'esdb://127.0.0.1:1?tls=false', HOMEWARD_START_WAIT_S: '0' },
    sentence: 'event store cannot be reached',
  },
  {
    fault: 'with a log of invented people',
    app: 'api',
    change: { EVENTSTORE_URL: 'of development' },
    sentence: 'was begun with another log key',
  },
  {
    fault: 'with such a log in the projector',
    app: 'projector',
    change: { ...asProjector, EVENTSTORE_URL: 'of development' },
    sentence: 'was begun with another log key',
  },
  {
    fault: 'in development mode',
    app: 'api',
    change: { HOMEWARD_MODE: 'development' },
    sentence: 'was begun in production, and this is development',
  },
  {
    fault: 'with other keys than before',
    app: 'projector',
    change: withOtherKeys,
    sentence: 'is not the one that sealed this log',
  },
  {
    fault: 'with such keys in the API',
    app: 'api',
    change: { KEYS_DATABASE_URL: urlFor(role('keys_api'), otherName) },
    sentence: 'is not the one that sealed this log',
  },
];
/** So that each run tries some of them. */
const EVERY = Number(process.env.PRODUCTION_STARTS_EVERY ?? 4);

describe('production does not start', () => {
  it.each(STARTS.filter((_, row) => row % EVERY === 0))('$fault', async ({ app, change, sentence }) => {
    const thatForgets = new URL(urlFor(role('api')));
    thatForgets.searchParams.set('options', '-c synchronous_commit=off');
    const meant: Readonly<Record<string, string>> = {
      'of the superuser': urlFor(new URL(process.env.TEST_POSTGRES_URL!).username).replace(
        'of-a-test',
        new URL(process.env.TEST_POSTGRES_URL!).password,
      ),
      'that forgets': thatForgets.href,
      'of development': logs.development,
    };
    const named = Object.entries(change).map(([variable, value]) => [variable, meant[value] ?? value] as const);
    const { ended } = await startApp(app, environment(Object.fromEntries(named)));
    expect(ended).toEqual({ code: 78, said: expect.stringContaining(sentence) });
    // a sentence for each fault, and no stack
    expect(ended!.said.split('\n').filter((line) => !/^[A-Z].*\.$/.test(line))).toEqual([]);
  });

  it('in a folder that others may write to', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'homeward-open-'));
    chmodSync(folder, 0o777);
    const { ended } = await startApp('api', environment({ HOMEWARD_DATA: folder }));
    expect(ended).toEqual({
      code: 78,
      said: `Others may write to the data folder ${folder}: take that away (chmod go-w), or set HOMEWARD_DATA to another.`,
    });
    rmSync(folder, { recursive: true });
  });

  it('in a folder that development began', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'homeward-development-'));
    await digestKey({ data: folder, mode: 'development' });
    const { ended } = await startApp('api', environment({ HOMEWARD_DATA: folder }));
    expect(ended).toEqual({
      code: 78,
      said: `The data folder ${folder} was begun in development, and this is production: set HOMEWARD_DATA to another.`,
    });
    rmSync(folder, { recursive: true });
  });
});
