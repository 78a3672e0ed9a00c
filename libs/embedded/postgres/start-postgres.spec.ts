import { mkdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { socketFolderOf } from './connection.js';
import { startPostgres, type EmbeddedPostgres } from './start-postgres.js';
import { removeFolder } from './remove-folder.js';
import { discardStarter, folderFor, query, starterIn } from './testing.js';

describe('the embedded Postgres', () => {
  let folder: string;
  let postgres: EmbeddedPostgres;

  beforeAll(async () => {
    folder = folderFor();
    postgres = await startPostgres({ folder });
  });
  afterAll(async () => {
    await postgres.stop();
    removeFolder(folder);
    await discardStarter();
  });

  it('gives each role its own schema, without naming it', async () => {
    await query(postgres.urlFor('homeward'), 'CREATE TABLE survivor (id int)');
    const rows = await query(
      postgres.superuserUrl,
      `SELECT schemaname, tableowner FROM pg_tables WHERE tablename = 'survivor'`,
    );
    expect(rows).toEqual([{ schemaname: 'kept', tableowner: 'homeward' }]);
  });

  it.each([
    ['eventstore', 'SELECT FROM kept.anything', 'permission denied for schema kept'],
    ['eventstore', 'CREATE TABLE kept.anything (id int)', 'permission denied for schema kept'],
    ['eventstore', 'CREATE SCHEMA anything', 'permission denied for database homeward'],
    ['homeward', 'SELECT FROM eventstore.anything', 'permission denied for schema eventstore'],
    ['homeward', 'SELECT FROM keys.anything', 'permission denied for schema keys'],
    ['eventstore', 'SELECT FROM keys.anything', 'permission denied for schema keys'],
    ['eventstore_writer', 'CREATE TABLE eventstore.anything (id int)', 'permission denied for schema eventstore'],
    ['eventstore_writer', 'CREATE TEMPORARY TABLE anything (id int)', 'permission denied to create temporary tables'],
    ['eventstore_writer', 'SELECT FROM keys.anything', 'permission denied for schema keys'],
    ['eventstore_writer', 'SET ROLE eventstore', 'permission denied to set role "eventstore"'],
    ['homeward_keys', 'SELECT FROM kept.anything', 'permission denied for schema kept'],
    ['homeward_keys', 'SELECT FROM eventstore.anything', 'permission denied for schema eventstore'],
    ['homeward', 'SET ROLE homeward_keys', 'permission denied to set role "homeward_keys"'],
    ['homeward', 'DROP SCHEMA eventstore', 'must be owner of schema eventstore'],
    ['homeward', 'SET ROLE eventstore', 'permission denied to set role "eventstore"'],
    ['homeward', 'CREATE ROLE anybody', 'permission denied to create role'],
    ['homeward', `SELECT pg_read_file('PG_VERSION')`, 'permission denied for function pg_read_file'],
    ['homeward', 'CREATE TABLE public.anything (id int)', 'permission denied for schema public'],
  ] as const)('lets %s not %s', async (role, text, refusal) => {
    await expect(query(postgres.urlFor(role), text)).rejects.toThrow(refusal);
  });

  it('keeps each role out of other databases, and everybody out without a password', async () => {
    const elsewhere = Object.assign(new URL(postgres.urlFor('homeward')), { pathname: '/postgres' }).href;
    await expect(query(elsewhere, 'SELECT')).rejects.toThrow('permission denied for database');
    const wrong = `postgres://homeward:wrong@127.0.0.1:${postgres.port}/homeward`;
    await expect(query(wrong, 'SELECT')).rejects.toThrow('password authentication failed');
  });

  it('is reached through a socket that is closed to other users', async () => {
    expect(await query(postgres.urlFor('homeward'), 'SELECT inet_client_addr()')).toEqual([{ inet_client_addr: null }]);
    const socket = join(folder, 'postgres', `.s.PGSQL.${postgres.port}`);
    expect(statSync(socket).mode & 0o777).toBe(0o700);
  });

  it('has no socket where the path to it would be too long', () => {
    expect(socketFolderOf('/data/postgres', 5432)).toBe('/data/postgres');
    expect(socketFolderOf(`/${'x'.repeat(90)}`, 5432)).toBeUndefined();
  });

  it('is durable, verifies its pages and sorts alike everywhere', async () => {
    const names = ['fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums', 'listen_addresses'];
    const rows = await query(
      postgres.superuserUrl,
      `SELECT name, setting FROM pg_settings WHERE name IN ('${names.join(`','`)}')`,
    );
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      fsync: 'on',
      full_page_writes: 'on',
      synchronous_commit: 'on',
      data_checksums: 'on',
      listen_addresses: '127.0.0.1',
    });
    const [database] = await query(
      postgres.superuserUrl,
      'SELECT datlocprovider, datlocale FROM pg_database WHERE datname = current_database()',
    );
    expect(database).toEqual({ datlocprovider: 'b', datlocale: 'C.UTF-8' });
  });

  it("writes no statement's value into its log", async () => {
    await query(postgres.urlFor('homeward'), 'CREATE TABLE named (name text PRIMARY KEY)');
    const insert = `INSERT INTO named VALUES ('Sokha of Siem Reap')`;
    await query(postgres.urlFor('homeward'), insert);
    await expect(query(postgres.urlFor('homeward'), insert)).rejects.toThrow('duplicate key');
    await expect(query(postgres.urlFor('homeward'), `SELECT 'Sokha of Siem Reap'::int`)).rejects.toThrow(
      'invalid input',
    );
    expect(readFileSync(join(folder, 'postgres.log'), 'utf8')).not.toContain('Sokha');
  });

  it.each(['postgres.secrets.json', 'postgres.log', 'postgres.port'])('keeps %s readable by its owner only', (file) => {
    expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
  });

  it('keeps its data, its port and its passwords over a stop', async () => {
    await query(postgres.urlFor('eventstore'), 'CREATE TABLE kept AS SELECT 42 AS answer');
    const before = postgres;
    await before.stop();
    await before.stop();
    expect(await before.exited).toEqual({ asked: true });
    postgres = await startPostgres({ folder });
    expect(postgres).toMatchObject({ port: before.port, superuserUrl: before.superuserUrl, adopted: false });
    expect(await query(before.urlFor('eventstore'), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('starts without a socket where none can be made', async () => {
    await postgres.stop();
    const inTheWay = join(folder, 'postgres', `.s.PGSQL.${postgres.port}`);
    mkdirSync(inTheWay);
    postgres = await startPostgres({ folder, port: postgres.port });
    expect(await query(postgres.urlFor('homeward'), 'SELECT inet_client_addr() IS NULL AS through')).toEqual([
      { through: false },
    ]);
    rmdirSync(inTheWay);
  });

  it('takes another port if its own is taken', async () => {
    const { port } = postgres;
    await postgres.stop();
    const somebody = createServer().listen(port, '127.0.0.1');
    await once(somebody, 'listening');
    try {
      postgres = await startPostgres({ folder });
    } finally {
      somebody.close();
    }
    expect(postgres.port).not.toBe(port);
    expect(readFileSync(join(folder, 'postgres.port'), 'utf8')).toBe(`${postgres.port}\n`);
  });

  it('completes what an interrupted start has left undone', async () => {
    await query(postgres.superuserUrl, `DROP SCHEMA kept CASCADE; ALTER ROLE homeward NOLOGIN PASSWORD NULL`);
    await postgres.stop();
    postgres = await startPostgres({ folder });
    expect(await query(postgres.urlFor('homeward'), 'SELECT current_schema')).toEqual([{ current_schema: 'kept' }]);
  });

  it('adds the roles of a later version to a folder of an earlier one', async () => {
    await query(
      postgres.superuserUrl,
      'REVOKE ALL ON DATABASE homeward FROM eventstore_writer; DROP ROLE eventstore_writer',
    );
    await postgres.stop();
    const file = join(folder, 'postgres.secrets.json');
    const { eventstore_writer: _, ...earlier } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
    writeFileSync(file, JSON.stringify(earlier));
    postgres = await startPostgres({ folder });
    expect(await query(postgres.urlFor('eventstore_writer'), 'SELECT current_user')).toEqual([
      { current_user: 'eventstore_writer' },
    ]);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject(earlier);
  });

  it('is adopted, watched and stopped like one of our own after its starter has gone', async () => {
    await postgres.stop();
    const starter = await starterIn(folder);
    starter.kill('SIGKILL');
    await once(starter, 'exit');
    const adopted = await startPostgres({ folder });
    expect(adopted.adopted).toBe(true);
    await adopted.stop();
    expect(await adopted.exited).toEqual({ asked: true });
    postgres = await startPostgres({ folder });
    expect(postgres.adopted).toBe(false);
  });

  it('overrides a cluster that was configured to lose data', async () => {
    await query(postgres.superuserUrl, 'ALTER SYSTEM SET fsync = off');
    await postgres.stop();
    postgres = await startPostgres({ folder });
    expect(await query(postgres.superuserUrl, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
  });
});
