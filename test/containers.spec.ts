import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { ownPostgres, type OwnPostgres } from '../libs/embedded/eventstore/testing/postgres.js';
import { serverArguments } from '../libs/embedded/postgres/settings.js';
import { hostsServed } from '../libs/platform/configuration/hosts.js';
import { SECRET_VARIABLES } from '../libs/platform/configuration/secret-files.js';
import { VARIABLES } from '../libs/platform/configuration/variables.js';

const compose = readFileSync('deploy/compose/docker-compose.yml', 'utf8');
const serviceOf = (name: string): string =>
  new RegExp(`^  ${name}:\\n([\\s\\S]*?)(?=^  \\w|^\\w)`, 'm').exec(compose)![1]!;
/** As the embedded Postgres has it. */
const serverSetting = (name: string): string =>
  serverArguments('', 0, undefined).find((argument) => argument.startsWith(`${name}=`))!;
/** The script needs it, and a machine for tests may not have it. */
const withPsql = spawnSync('psql', ['--version']).status === 0 ? describe : describe.skip;

describe('the containers of production', () => {
  it('set only variables that exist', () => {
    const set = [...compose.matchAll(/^ +((?:HOMEWARD|OIDC|DATABASE|OWNER|KEYS|EVENTSTORE_C)[A-Z_]*): /gm)].map(
      ([, name]) => name!,
    );
    const ours = new Set<string>([...VARIABLES, ...SECRET_VARIABLES.map((name) => `${name}_FILE`)]);
    expect(set.length).toBeGreaterThan(12);
    // of EventStoreDB itself
    expect(set.filter((name) => !ours.has(name) && !/^EVENTSTORE_C(ERTIFICATE|LUSTER)/.test(name))).toEqual([]);
  });

  it('have no password in a variable, no network of the host, and no port but those of the proxy', () => {
    expect(compose).not.toMatch(/network_mode: host|PASSWORD: (?!\$\{EVENTSTORE_ADMIN_PASSWORD:-\})/);
    expect([...compose.matchAll(/^ +ports: (.*)$/gm)].map(([, ports]) => ports)).toEqual(["['80:80', '443:443']"]);
  });

  it('give each process only its own secrets, and every secret that it reads', () => {
    const shared = [...compose.slice(0, compose.indexOf('services:')).matchAll(/\/run\/secrets\/([\w-]+)/g)];
    for (const name of ['api', 'projector']) {
      const text = serviceOf(name);
      const read = new Set([...shared, ...text.matchAll(/\/run\/secrets\/([\w-]+)/g)].map(([, secret]) => secret!));
      const list = /secrets:(?: \[([^\]]+)\]|((?:\n +- [\w-]+)+))/.exec(text)!;
      const given = (list[1]?.split(', ') ?? list[2]!.trim().split(/\s*- /).filter(Boolean)).map((one) => one.trim());
      expect(given.toSorted()).toEqual([...read].toSorted());
    }
  });

  it('are built, stored and packed without the secrets that the guide puts beside them', () => {
    const guide = readFileSync('docs/guides/containers.md', 'utf8');
    const secrets = ['deploy/compose/secrets', 'deploy/compose/.env'];
    for (const path of secrets) expect(guide).toContain(`\`${path}\``);
    const ignored = readFileSync('.dockerignore', 'utf8').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['deploy/compose/secrets', '**/.env']));
    expect(ignored.filter((line) => line.startsWith('!'))).toEqual([]);
    const { files: packed } = JSON.parse(readFileSync('package.json', 'utf8')) as { files: readonly string[] };
    for (const path of secrets) expect(packed).toContain(`!${path}`);
    const files = ['deploy/compose/secrets/database-api', 'deploy/compose/secrets/authority/ca.crt', secrets[1]!];
    const { stdout } = spawnSync('git', ['check-ignore', '--no-index', ...files], { encoding: 'utf8' });
    expect(stdout.trim().split('\n')).toEqual(files);
  });

  it('let the API write no key, no erasure and no head, and keep the head key from it', () => {
    const volumes = (name: string) =>
      [...serviceOf(name).matchAll(/^ {6}- (\$\{.*\}|[\w-]+):(\/[\w/-]+)(:ro)?$/gm)].map(
        ([, from, to, isReadOnly = '']) => `${from!.startsWith('$') ? '' : from}${to}${isReadOnly}`,
      );
    expect(volumes('api')).toEqual(['data/data', '/keys:ro', 'heads/heads:ro', 'postgres-socket/var/run/postgresql']);
    expect(volumes('projector')).toEqual([
      'data/data',
      '/keys',
      '/head-key',
      'heads/heads',
      'postgres-socket/var/run/postgresql',
    ]);
    expect(serviceOf('api')).not.toContain('HEAD_KEY');
    expect(serviceOf('projector')).toContain('HOMEWARD_HEAD_KEY_FILE: /head-key/head-key.json');
    // a new volume has the owner of that folder of the image
    expect(readFileSync('Dockerfile', 'utf8')).toContain('install -d -m 0755 -o node -g node /heads');
  });

  it('write no memory and no statement to a disk', () => {
    expect(compose).toMatch(/^x-process: &process\n(?: .*\n)* {2}ulimits: \{ core: 0 \}$/m);
    for (const name of ['api', 'projector']) expect(serviceOf(name)).toContain('<<: *process');
    for (const name of ['log_min_error_statement', 'log_error_verbosity'])
      expect(serviceOf('postgres')).toContain(`'${serverSetting(name)}'`);
  });

  it('find the proxy healthy by a name to which the API answers', () => {
    const [, check] = /'(wget .*)',$/m.exec(serviceOf('proxy'))!;
    const folder = mkdtempSync(join(tmpdir(), 'homeward-proxy-'));
    writeFileSync(join(folder, 'wget'), '#!/bin/sh\nfor each; do echo "$each"; done\n', { mode: 0o755 });
    const names = ['homeward.example.org', 'homeward.example.net'];
    const env = { ...process.env, PATH: `${folder}:${process.env.PATH}`, HOMEWARD_HOSTS: names.join() };
    const { stdout } = spawnSync('sh', ['-c', check!.replaceAll('$$', '$')], { env, encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    const header = stdout.split('\n').find((each) => each.startsWith('Host: '))!;
    const hosts = hostsServed({ host: '0.0.0.0', hosts: names }, 4_000);
    expect(hosts.has(header.slice('Host: '.length))).toBe(true);
    expect(hosts.has('127.0.0.1')).toBe(false);
    expect(serviceOf('proxy')).toContain('HOMEWARD_HOSTS: ${HOMEWARD_HOSTS}');
    // nginx passes on the name without a port
    expect(readFileSync('deploy/compose/nginx.conf', 'utf8')).toContain('proxy_set_header Host $host;');
  });

  it('refuse the first start of the event store without a password of its administrators', () => {
    const folder = mkdtempSync(join(tmpdir(), 'homeward-first-start-'));
    const [, script] = /^  eventstore-first-start:\n[\s\S]*?command:\n +- \|\n([\s\S]*?)\n {4}\w/m.exec(compose)!;
    const start = (password: string) => {
      const here = script!.replaceAll('$$', '$').replaceAll('/var/lib/eventstore', folder);
      return spawnSync('sh', ['-c', here], { env: { ...process.env, EVENTSTORE_ADMIN_PASSWORD: password } });
    };
    expect(start('').status).toBe(64);
    expect(start('').stderr.toString()).toContain('set EVENTSTORE_ADMIN_PASSWORD');
    expect(start('invented').status).toBe(0);
    writeFileSync(join(folder, 'writer.chk'), '');
    expect(start('').status).toBe(0);
    rmSync(folder, { recursive: true });
    expect(compose).toMatch(
      /^  eventstore:\n[\s\S]*?eventstore-first-start: \{ condition: service_completed_successfully \}/m,
    );
  });

  it('say on the first line of each file that nobody has run them', () => {
    for (const file of ['docker-compose.yml', 'nginx.conf', 'postgres/roles.sh'])
      expect(readFileSync(join('deploy/compose', file), 'utf8').split('\n').slice(0, 2).join()).toMatch(/# Untested/);
  });
});

withPsql('the database of the containers', () => {
  const ROLES = [
    'homeward',
    'homeward_api',
    'homeward_keys',
    'homeward_keys_api',
    'homeward_keys_projector',
    'homeward_projector',
  ];
  let postgres: OwnPostgres;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'homeward-roles-'));
    postgres = await ownPostgres();
    await postgres.start();
  });
  afterAll(async () => {
    await postgres.remove();
    rmSync(folder, { recursive: true });
  });

  const makeRoles = (passwords: string) => {
    const file = join(folder, 'passwords');
    writeFileSync(file, passwords, { mode: 0o400 });
    const { hostname, port } = new URL(postgres.url);
    const env = { ...process.env, PGHOST: hostname, PGPORT: port, POSTGRES_DB: 'postgres', POSTGRES_PASSWORDS: file };
    return execFileSync('bash', ['deploy/compose/postgres/roles.sh'], { env, stdio: 'pipe' });
  };

  it('has the roles of the guide, and only their rights', async () => {
    expect(() => makeRoles("homeward_root it's\n")).toThrow('homeward_root is no role of Homeward');
    rmSync(join(folder, 'passwords'));
    makeRoles(ROLES.map((name) => `${name} it's "${name}"\n`).join(''));
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    const roles = await client.query<{ rolname: string; rights: string; creates: boolean }>(
      `SELECT rolname, concat(rolcanlogin, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls) AS rights,
         has_database_privilege(rolname, 'postgres', 'CREATE') AS creates
       FROM pg_roles WHERE rolname LIKE 'homeward%' ORDER BY rolname`,
    );
    const rights = await client.query(`SELECT has_schema_privilege('homeward_keys_api', 'keys', 'CREATE') AS keys,
      pg_has_role('homeward_api', 'homeward_analyst', 'USAGE') AS inherits, pg_has_role('homeward_api', 'homeward_analyst', 'SET') AS assumes`);
    await client.end();
    expect(roles.rows.filter(({ rights: has }) => has === 'tffff').map(({ rolname }) => rolname)).toEqual(ROLES);
    expect(roles.rows.filter(({ rights: has }) => has === 'fffff').map(({ rolname }) => rolname)).toEqual([
      'homeward_analyst',
      'homeward_reports',
    ]);
    expect(roles.rows.filter(({ creates }) => creates).map(({ rolname }) => rolname)).toEqual(['homeward']);
    expect(rights.rows).toEqual([{ keys: false, inherits: false, assumes: true }]);
  });
});
