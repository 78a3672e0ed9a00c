import { randomUUID } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { configurationFrom } from '../configuration/configuration.js';
import { asProductionMust } from './production-start.js';

const name = `start_${randomUUID().slice(0, 8)}`;
const [reader, owner] = [`${name}_reader`, `${name}_owner`];
let admin: pg.Client;
let data: string;
let secrets: string;

const urlOf = (user: string, options = ''): string => {
  const url = new URL(process.env.TEST_POSTGRES_URL!);
  Object.assign(url, { pathname: `/${name}`, username: user, password: 'of-a-test' });
  if (options) url.searchParams.set('options', options);
  return url.href;
};
const here = async (use: (client: pg.Client) => Promise<unknown>, database = name) => {
  const url = new URL(process.env.TEST_POSTGRES_URL!);
  url.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await use(client);
  } finally {
    await client.end();
  }
};

beforeAll(async () => {
  admin = new pg.Client({ connectionString: process.env.TEST_POSTGRES_URL });
  await admin.connect();
  for (const role of [reader, owner]) await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD 'of-a-test'`);
  await admin.query(`CREATE DATABASE ${name}`);
  await here((client) =>
    client.query(`
      CREATE SCHEMA kept AUTHORIZATION ${owner};
      CREATE TABLE kept.checkpoint ();
      ALTER TABLE kept.checkpoint OWNER TO ${owner};
      GRANT USAGE ON SCHEMA kept TO ${reader};
      GRANT SELECT ON kept.checkpoint TO ${reader};
      CREATE SCHEMA unsafe;
      CREATE VIEW unsafe.pg_settings AS
        SELECT name, CASE WHEN name IN ('fsync', 'full_page_writes') THEN 'off' ELSE setting END AS setting
        FROM pg_catalog.pg_settings ORDER BY name;
      GRANT USAGE ON SCHEMA unsafe TO ${reader};
      GRANT SELECT ON unsafe.pg_settings TO ${reader};`),
  );
});
afterAll(async () => {
  await admin.query(`DROP DATABASE ${name}`);
  for (const role of [reader, owner]) await admin.query(`DROP ROLE ${role}`);
  await admin.end();
});
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'homeward-production-'));
  secrets = await mkdtemp(join(tmpdir(), 'homeward-secrets-'));
  await mkdir(join(data, 'keys'), { mode: 0o700 });
});
afterEach(() => Promise.all([data, secrets].map((folder) => rm(folder, { recursive: true }))));

const started = (url = urlOf(reader), { mode = 'production', migrates = false, env = {} } = {}) => {
  const all = {
    HOMEWARD_MODE: mode,
    HOMEWARD_DATA: data,
    HOMEWARD_KEY_FILE: join(secrets, 'epochs.json'),
    OIDC_ISSUER: 'https://sign-in.example.org',
    ...env,
  };
  return asProductionMust(url, { env: all, configuration: configurationFrom(all), migrates });
};
const OWNED = { OWNER_DATABASE_URL: urlOf(owner) };
const key = async (file: string, mode: number): Promise<string> => {
  const path = join(data, 'keys', file);
  await writeFile(path, 'a key');
  await chmod(path, mode);
  return path;
};

describe('a start in production', () => {
  it('succeeds if everything is in order', async () => {
    await key('digest.key', 0o600);
    await started();
    await started(urlOf(reader), { migrates: true, env: OWNED });
  });

  it('refuses a key of development', async () => {
    await key('token.jwk', 0o600);
    await expect(started()).rejects.toThrow(`The data folder ${data} has a key of development (keys/token.jwk)`);
  });

  it.each([0o640, 0o604, 0o620, 0o610])('refuses a key that others may use: %o', async (mode) => {
    const path = await key('digest.key', mode);
    await expect(started()).rejects.toThrow(`The secret file ${path} can be read by others`);
  });

  it.each<[string, string, string]>([
    ['HOMEWARD_KEY_FILE', 'epochs.json', 'key file'],
    ['HOMEWARD_LOG_KEY_FILE', 'log-key.json', 'log key file'],
    ['HOMEWARD_HEAD_KEY_FILE', 'head-key.json', 'head key file'],
    ['HOMEWARD_TOMBSTONES_FILE', 'tombstones.ndjson', 'file of tombstones'],
  ])('refuses %s in the data folder, even behind a link', async (variable, file, name) => {
    const inside = join(data, 'keys', file);
    const sentence = `lies in the data folder: `;
    await expect(started(urlOf(reader), { env: { [variable]: inside } })).rejects.toThrow(
      `The ${name} ${inside} ${sentence}`,
    );
    await symlink(join(data, 'keys'), join(secrets, 'link'));
    const link = join(secrets, 'link', file);
    await expect(started(urlOf(reader), { env: { [variable]: link } })).rejects.toThrow(
      `The ${name} ${link} ${sentence}`,
    );
    await started(urlOf(reader), { env: { [variable]: join(secrets, file) } });
  });

  it('refuses to run without a key file: the default one would lie in the data folder', async () => {
    await expect(started(urlOf(reader), { env: { HOMEWARD_KEY_FILE: '' } })).rejects.toThrow(
      'and name it in HOMEWARD_KEY_FILE',
    );
  });

  it.each(['EVENTSTORE_CREDENTIALS_FILE', 'HOMEWARD_KEY_FILE', 'HOMEWARD_LOG_KEY_FILE', 'HOMEWARD_TOMBSTONES_FILE'])(
    'refuses a file in %s that others can read',
    async (variable) => {
      const path = join(secrets, 'a-secret');
      await writeFile(path, 'a secret', { mode: 0o600 });
      await started(urlOf(reader), { env: { [variable]: path } });
      await chmod(path, 0o644);
      await expect(started(urlOf(reader), { env: { [variable]: path } })).rejects.toThrow(
        `The secret file ${path} can be read by others`,
      );
    },
  );

  it.each(['postgres.secrets.json', 'eventstore/server.key', 'eventstore/api.credential'])(
    'refuses %s in the data folder that others can read',
    async (name) => {
      const path = join(data, name);
      await mkdir(join(data, 'eventstore'));
      await writeFile(join(data, 'eventstore', 'ca.crt'), 'everybody may', { mode: 0o644 });
      await writeFile(path, 'a secret', { mode: 0o600 });
      await started();
      await chmod(path, 0o640);
      await expect(started()).rejects.toThrow(`The secret file ${path} can be read by others`);
    },
  );

  it('refuses a key folder that others may write to', async () => {
    await chmod(secrets, 0o777);
    await expect(started()).rejects.toThrow(`The folder ${secrets} of keys can be written by others`);
    await chmod(secrets, 0o711);
    await started();
  });

  it('refuses a file of claims that others may write: they could give themselves any role', async () => {
    const path = join(secrets, 'claims.json');
    await writeFile(path, '{}', { mode: 0o644 });
    const env = { OIDC_CLAIMS: path };
    await started(urlOf(reader), { env });
    await chmod(path, 0o664);
    await expect(started(urlOf(reader), { env })).rejects.toThrow(`The file of claims ${path}`);
  });

  it('refuses a folder of documents that is open to others', async () => {
    const path = join(secrets, 'documents');
    await mkdir(path, { mode: 0o700 });
    const env = { HOMEWARD_DOCUMENTS_FOLDER: path };
    await started(urlOf(reader), { env });
    await chmod(path, 0o750);
    await expect(started(urlOf(reader), { env })).rejects.toThrow(`The folder of documents ${path} is open to others`);
  });

  it('refuses a Vault token that others may read', async () => {
    const path = join(secrets, 'vault.token');
    await writeFile(path, 'a token', { mode: 0o600 });
    await started(urlOf(reader), { env: { HOMEWARD_VAULT_TOKEN_FILE: path } });
    await chmod(path, 0o644);
    await expect(started(urlOf(reader), { env: { HOMEWARD_VAULT_TOKEN_FILE: path } })).rejects.toThrow(path);
  });

  it('ends at a superuser', async () => {
    const superuser = new URL(process.env.TEST_POSTGRES_URL!);
    superuser.pathname = `/${name}`;
    await expect(started(superuser.href)).rejects.toThrow('in DATABASE_URL may do anything');
  });

  it.each(['BYPASSRLS', 'CREATEROLE', 'REPLICATION'])('refuses a role with %s', async (might) => {
    await admin.query(`ALTER ROLE ${reader} ${might}`);
    await expect(started()).rejects.toThrow(`The database role ${reader} in DATABASE_URL may do anything`);
    await admin.query(`ALTER ROLE ${reader} NO${might}`);
    await started();
  });

  it('refuses the owner of the database, and every role that can become it', async () => {
    await admin.query(`ALTER DATABASE ${name} OWNER TO ${owner}`);
    await expect(started(urlOf(owner), { migrates: true })).rejects.toThrow(
      `${owner} in DATABASE_URL owns the database`,
    );
    await admin.query(`GRANT ${owner} TO ${reader}`);
    await expect(started()).rejects.toThrow(`${reader} in DATABASE_URL owns the database`);
    await admin.query(`REVOKE ${owner} FROM ${reader}; ALTER DATABASE ${name} OWNER TO CURRENT_USER`);
    await started();
  });

  it('refuses the owner of the views, both for the API and for the projector', async () => {
    await expect(started(urlOf(owner))).rejects.toThrow(
      `${owner} in DATABASE_URL owns the views: give the API one of its own`,
    );
    await expect(started(urlOf(owner), { migrates: true, env: OWNED })).rejects.toThrow(
      `${owner} in DATABASE_URL owns the views: give the projector one of its own`,
    );
  });

  it('refuses to run without a role that owns the views', async () => {
    await expect(started(urlOf(reader), { migrates: true })).rejects.toThrow('OWNER_DATABASE_URL is not set');
  });

  it('refuses a database that may lose what it has committed', async () => {
    await expect(started(urlOf(reader, '-c synchronous_commit=off'))).rejects.toThrow(
      'Postgres has synchronous_commit off',
    );
    // a Postgres that was started so: no session may switch these off
    const told = urlOf(reader, '-c search_path=unsafe,pg_catalog');
    await expect(started(told)).rejects.toThrow('Postgres has fsync, full_page_writes off: in production');
  });

  it('checks none of this in development', async () => {
    await key('token.jwk', 0o666);
    await started('postgres://nobody@127.0.0.1:1/nothing', { mode: 'development' });
  });
});
