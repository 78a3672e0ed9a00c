import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import pg from 'pg';
import { EventStoreDbEventStore } from '#kernel/event-store/eventstoredb';
import { ProcessConfiguration, type Environment } from '#platform/plain';
import { KeyDatabase, PostgresKeyStore, logEpochsIn } from '#security/keys';
import { MemoryKeyWrapper, firstEpoch } from '#security/keys/testing';
import { makeKeyFiles, rotateLogKey } from './key-files.js';
import { keysNeedTheirFile, logNeedsItsKey } from './needed.js';

let data: string;
let secrets: string;
let keyFile: string;
let logKeyFile: string;
let headKeyFile: string;
let env: Record<string, string>;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'homeward-make-keys-'));
  secrets = mkdtempSync(join(tmpdir(), 'homeward-secrets-'));
  keyFile = join(secrets, 'epochs.json');
  logKeyFile = join(secrets, 'log-key.json');
  headKeyFile = join(secrets, 'head-key.json');
  env = { HOMEWARD_KEY_FILE: keyFile };
});
afterEach(() => {
  for (const folder of [data, secrets]) rmSync(folder, { recursive: true, force: true });
});

/** In the data folder. */
const at = (environment: Environment) => new ProcessConfiguration({ HOMEWARD_DATA: data, ...environment });

describe('the key files of production', () => {
  it('are created together, and never overwrite an existing one', async () => {
    expect(await makeKeyFiles(at(env))).toEqual({ made: [keyFile, logKeyFile, headKeyFile], kept: [] });
    const before = [keyFile, logKeyFile, headKeyFile].map((file) => readFileSync(file, 'utf8'));
    expect(before.map((text) => (JSON.parse(text) as { synthetic: boolean }).synthetic)).toEqual([false, false, false]);
    expect(await makeKeyFiles(at(env))).toEqual({ made: [], kept: [keyFile, logKeyFile, headKeyFile] });
    expect([keyFile, logKeyFile, headKeyFile].map((file) => readFileSync(file, 'utf8'))).toEqual(before);
  });

  it('are completed in an installation of a version that had no log key', async () => {
    await makeKeyFiles(at(env));
    rmSync(logKeyFile);
    expect(await makeKeyFiles(at(env))).toEqual({ made: [logKeyFile], kept: [keyFile, headKeyFile] });
  });

  it('are not created for keys in Vault', async () => {
    const vault = { ...env, HOMEWARD_VAULT_URL: 'https://vault/v1/transit' };
    expect(await makeKeyFiles(at({ ...vault, HOMEWARD_VAULT_LOG_KEY: 'log' }))).toEqual({
      made: [headKeyFile],
      kept: [],
    });
    expect(await makeKeyFiles(at(vault))).toEqual({ made: [logKeyFile], kept: [headKeyFile] });
    expect(existsSync(keyFile)).toBe(false);
  });

  it('are not created in the data folder', async () => {
    await expect(makeKeyFiles(at({}))).rejects.toThrow('set HOMEWARD_KEY_FILE to a file in a folder of its own');
    expect(existsSync(join(data, 'keys'))).toBe(false);
  });
});

describe('key files that are lost', () => {
  const name = `make_keys_${randomUUID().replaceAll('-', '')}`;
  const url = Object.assign(new URL(process.env.TEST_POSTGRES_URL!), { pathname: `/${name}` }).href;
  const administer = async (statement: string) => {
    const client = new pg.Client({ connectionString: process.env.TEST_POSTGRES_URL });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  beforeAll(() => administer(`CREATE DATABASE ${name}`));
  afterAll(() => administer(`DROP DATABASE ${name} WITH (FORCE)`));

  it('are not replaced if keys in the database need the lost one', async () => {
    const named = { ...env, KEYS_DATABASE_URL: url };
    expect(await keysNeedTheirFile(at(named))).toBe(false);
    const database = await KeyDatabase.open(url);
    const keys = PostgresKeyStore.withoutCache(database, new MemoryKeyWrapper(firstEpoch()));
    expect(await keysNeedTheirFile(at(named))).toBe(false);
    await keys.encryptionKeyOf('them', 'identity');
    await expect(makeKeyFiles(at(named))).rejects.toThrow(
      `The keys in the database need the key file that wrapped them, and a new one cannot open them: restore it at ${keyFile}.`,
    );
    await keys.destroy('them');
    expect(await keysNeedTheirFile(at(named))).toBe(false);
    for (const each of [keys, database]) await each.onApplicationShutdown();
  });

  it('are not replaced if the given database does not answer', async () => {
    await expect(makeKeyFiles(at({ ...env, KEYS_DATABASE_URL: 'postgres://it@127.0.0.1:1/x' }))).rejects.toThrow(
      'The database in KEYS_DATABASE_URL does not answer (ECONNREFUSED)',
    );
    expect(existsSync(keyFile)).toBe(false);
  });

  it('are not replaced if an event of the log has a code', async () => {
    const read = jest.spyOn(EventStoreDbEventStore.prototype, 'read');
    const named = { ...env, EVENTSTORE_URL: process.env.TEST_EVENTSTORE_URL! };
    read.mockResolvedValue([{ metadata: { schema: 1 } }] as never);
    expect(await logNeedsItsKey(at(named))).toBe(false);
    read.mockResolvedValue([{ metadata: { schema: 2, code: '1.x' } }] as never);
    await expect(makeKeyFiles(at(named))).rejects.toThrow(`a new one cannot prove them: restore it at ${logKeyFile}.`);
    expect(existsSync(keyFile)).toBe(false);
    read.mockRestore();
  });
});

describe('an epoch of the log key', () => {
  it('starts when the operator requests it, and the previous one is kept', async () => {
    await makeKeyFiles(at(env));
    const [first] = logEpochsIn(logKeyFile);
    expect(rotateLogKey(at(env))).toEqual({ file: logKeyFile, epoch: 2 });
    expect(logEpochsIn(logKeyFile)[0]).toEqual(first);
  });

  it('is refused without a log key file, or with the key in Vault', () => {
    expect(() => rotateLogKey(at(env))).toThrow(`There is no log key file ${logKeyFile}`);
    expect(() => rotateLogKey(at({ HOMEWARD_VAULT_LOG_KEY: 'log' }))).toThrow('keys/log/rotate');
  });
});
