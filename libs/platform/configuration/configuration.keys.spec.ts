import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeKeyFile, makeLogKeyFile } from '#security/keys';
import { freshKeys } from '#security/keys/testing';
import { keyWrapperFrom, keysFrom, logEpochs, logKeyFrom, openProvenWrapper } from './configuration.keys.js';
import type { Configuration } from './configuration.js';
import { keysHoldInProduction } from '../stores/keys.providers.js';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'homeward-configuration-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

const URLS = { eventStoreUrl: 'esdb://127.0.0.1:2113', databaseUrl: 'postgres://homeward:x@127.0.0.1/homeward' };
const KEYS = 'postgres://homeward_keys:x@127.0.0.1/homeward';
const inMode = (mode: Configuration['mode'], keysDatabaseUrl?: string) =>
  ({ ...URLS, mode, data, keysDatabaseUrl }) as Configuration;

describe('the place of the keys', () => {
  it('is, in development, a file in the data folder and the same database', () => {
    const keys = keysFrom({}, inMode('development'));
    expect(keys).toEqual({
      databaseUrl: URLS.databaseUrl,
      ownerUrl: undefined,
      apart: false,
      vault: undefined,
      file: join(data, 'keys', 'epochs.json'),
      makes: true,
    });
    keyWrapperFrom(keys);
    expect(JSON.parse(readFileSync(keys.file, 'utf8'))).toMatchObject({ synthetic: true });
  });

  it('is the configured one', () => {
    const env = {
      HOMEWARD_KEY_FILE: join(data, 'elsewhere.json'),
      HOMEWARD_VAULT_URL: 'https://vault:8200/v1/transit/',
      HOMEWARD_VAULT_KEY: 'homeward',
      HOMEWARD_VAULT_TOKEN_FILE: '/run/token',
    };
    expect(keysFrom(env, inMode('production', KEYS))).toEqual({
      databaseUrl: KEYS,
      ownerUrl: undefined,
      apart: true,
      vault: { url: 'https://vault:8200/v1/transit', key: 'homeward', tokenFile: '/run/token' },
      file: join(data, 'elsewhere.json'),
      makes: false,
    });
  });

  it.each<{ fault: string; env: Record<string, string>; mode: Configuration['mode']; sentence: string }>([
    {
      fault: 'no address',
      env: { HOMEWARD_VAULT_URL: 'vault' },
      mode: 'development',
      sentence: 'HOMEWARD_VAULT_URL is not the address',
    },
    {
      fault: 'an address in the open',
      env: { HOMEWARD_VAULT_URL: 'http://vault/v1/transit' },
      mode: 'production',
      sentence: 'HOMEWARD_VAULT_URL is an http address',
    },
    {
      fault: 'no key of Vault',
      env: { HOMEWARD_VAULT_URL: 'https://vault/v1/transit' },
      mode: 'development',
      sentence: 'HOMEWARD_VAULT_KEY is not',
    },
    {
      fault: 'no token',
      env: { HOMEWARD_VAULT_URL: 'https://vault/v1/transit', HOMEWARD_VAULT_KEY: 'homeward' },
      mode: 'development',
      sentence: 'HOMEWARD_VAULT_TOKEN_FILE is not set',
    },
  ])('is refused: $fault', ({ env, mode, sentence }) => {
    expect(() => keysFrom(env, inMode(mode, KEYS))).toThrow(sentence);
  });

  it('is refused in production without a database role for the keys', () => {
    expect(() => keysFrom({}, inMode('production'))).toThrow('KEYS_DATABASE_URL is not set');
  });
});

describe('the key file of development', () => {
  it('is not made if the keys in the database need another one', async () => {
    const keys = await freshKeys();
    const database = await keys.database();
    const configuration = keysFrom({}, inMode('development'));
    const wrapper = await openProvenWrapper(configuration, database);
    await (await keys.store(wrapper)).encryptionKeyOf('them', 'identity');
    rmSync(configuration.file);
    await expect(openProvenWrapper(configuration, database)).rejects.toThrow(
      `There is no key file ${configuration.file}: put it back`,
    );
    await keys.drop();
  });
});

describe('where the log key is', () => {
  const vault = { HOMEWARD_VAULT_URL: 'https://vault/v1/transit', HOMEWARD_VAULT_TOKEN_FILE: '/run/token' };

  it('is a file beside the key file, which only development makes by itself', async () => {
    const env = { HOMEWARD_KEY_FILE: join(data, 'secrets', 'epochs.json') };
    const inProduction = logKeyFrom(env, inMode('production'));
    expect(inProduction).toEqual({ vault: undefined, file: join(data, 'secrets', 'log-key.json'), makes: false });
    await expect(logEpochs(inProduction)).rejects.toThrow(`There is no log key file ${inProduction.file}`);
    const [made, ...more] = await logEpochs(logKeyFrom(env, inMode('development')));
    expect([made!.number, more]).toEqual([1, []]);
    expect(await logEpochs(logKeyFrom(env, inMode('development')))).toEqual([made]);
  });

  it('is the file or the key of Vault that the environment names', () => {
    const file = join(data, 'mine.json');
    expect(logKeyFrom({ ...vault, HOMEWARD_LOG_KEY_FILE: file }, inMode('production'))).toMatchObject({
      vault: undefined,
      file,
    });
    expect(logKeyFrom({ ...vault, HOMEWARD_VAULT_LOG_KEY: 'homeward-log' }, inMode('production')).vault).toEqual({
      url: vault.HOMEWARD_VAULT_URL,
      key: 'homeward-log',
      tokenFile: '/run/token',
    });
  });

  it.each<[string, Record<string, string>, string]>([
    ['Vault is not configured', { HOMEWARD_VAULT_LOG_KEY: 'homeward-log' }, 'is set without HOMEWARD_VAULT_URL'],
    [
      'its name is not a valid name',
      { ...vault, HOMEWARD_VAULT_LOG_KEY: 'a/b' },
      'HOMEWARD_VAULT_LOG_KEY is not the name',
    ],
    [
      'the same key also wraps data keys',
      { ...vault, HOMEWARD_VAULT_KEY: 'homeward', HOMEWARD_VAULT_LOG_KEY: 'homeward' },
      'HOMEWARD_VAULT_LOG_KEY names the key of HOMEWARD_VAULT_KEY',
    ],
  ])('is refused where %s', (_, env, sentence) => {
    expect(() => logKeyFrom(env, inMode('production'))).toThrow(sentence);
  });
});

describe('the keys of production', () => {
  const start = (file: string) => {
    const configuration = inMode('production', process.env.TEST_POSTGRES_URL);
    const env = { HOMEWARD_KEY_FILE: file };
    return keysHoldInProduction({
      configuration,
      keys: keysFrom(env, configuration),
      logKey: logKeyFrom(env, configuration),
    });
  };

  it('are never made automatically, readable by others, or used by a superuser', async () => {
    const file = join(data, 'epochs.json');
    await expect(start(file)).rejects.toThrow('There is no key file');
    expect(() => keyWrapperFrom(keysFrom({}, inMode('production', KEYS)))).toThrow('There is no key');
    makeKeyFile(file, true);
    await expect(start(file)).rejects.toThrow('was made by itself');
    rmSync(file);
    makeKeyFile(file, false);
    chmodSync(file, 0o604);
    await expect(start(file)).rejects.toThrow('can be read by others');
    chmodSync(file, 0o600);
    const logFile = join(data, 'log-key.json');
    await expect(start(file)).rejects.toThrow(`There is no log key file ${logFile}`);
    makeLogKeyFile(logFile, true);
    await expect(start(file)).rejects.toThrow(`The log key file ${logFile} was made by itself`);
    rmSync(logFile);
    makeLogKeyFile(logFile, false);
    await expect(start(file)).rejects.toThrow('is a superuser');
  });
});
