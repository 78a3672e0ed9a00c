import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { ownPostgres, type OwnPostgres } from '../libs/embedded/eventstore/testing/postgres.js';
import { SECRET_VARIABLES } from '../libs/platform/configuration/secret-files.js';
import { VARIABLES } from '../libs/platform/configuration/variables.js';

const compose = readFileSync('deploy/compose/docker-compose.yml', 'utf8');
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
    const service = (name: string) => new RegExp(`^  ${name}:\\n([\\s\\S]*?)(?=^  \\w|^\\w)`, 'm').exec(compose)![1]!;
    const shared = [...compose.slice(0, compose.indexOf('services:')).matchAll(/\/run\/secrets\/([\w-]+)/g)];
    for (const name of ['api', 'projector']) {
      const text = service(name);
      const read = new Set([...shared, ...text.matchAll(/\/run\/secrets\/([\w-]+)/g)].map(([, secret]) => secret!));
      const list = /secrets:(?: \[([^\]]+)\]|((?:\n +- [\w-]+)+))/.exec(text)!;
      const given = (list[1]?.split(', ') ?? list[2]!.trim().split(/\s*- /).filter(Boolean)).map((one) => one.trim());
      expect(given.toSorted()).toEqual([...read].toSorted());
    }
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
