import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError } from './configuration.js';
import {
  KEY_NAMES,
  digestKey,
  existingTokenKey,
  installationFaults,
  tokenKey,
  webhookKey,
} from './installation-keys.js';

let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'homeward-keys-'));
});
afterEach(() => rm(data, { recursive: true }));

const damaged = (file: string) => {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const after = {
    'digest.key': 'a new one is made, and the index of the search is filled again with it',
    'webhook.key': 'a new one is made, and each receiver needs its new secret',
    'token.jwk': 'a new one is made, and everybody signs in again',
  }[name];
  return new ConfigurationError(
    `The key file ${file} is not valid, or is incomplete: put the right one back, or remove it: ${after}.`,
  );
};

const inMode = (mode: 'development' | 'production') => digestKey({ data, mode });

describe('the keys of an installation', () => {
  it('are made once, even if several processes start at the same time', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => inMode('development')));
    expect(new Set(all.map((digest) => digest.toString('hex'))).size).toBe(1);
    expect(await inMode('development')).toEqual(all[0]);
    expect(await readdir(join(data, 'keys'))).toEqual(['digest.key']);
    const tokens = await Promise.all(Array.from({ length: 8 }, () => tokenKey({ data })));
    expect(new Set(tokens.map(({ d }) => d)).size).toBe(1);
    expect((await readdir(join(data, 'keys'))).sort()).toEqual(['digest.key', 'token.jwk']);
  });

  it('are readable by their owner only', async () => {
    await tokenKey({ data });
    expect((await stat(join(data, 'keys', 'token.jwk'))).mode & 0o777).toBe(0o600);
  });

  it('are only read by a process that asks for them; only a start makes them', async () => {
    await expect(existingTokenKey(data)).rejects.toThrow(`Nothing is installed in ${data}: npm start first`);
    expect(await readdir(data)).toEqual([]);
    const made = await tokenKey({ data });
    expect(await existingTokenKey(data)).toEqual(made);
  });

  it.each<[string, (key: string) => string]>([
    ['emptied', () => ''],
    ['cut', (key) => key.slice(0, 40)],
    ['with another letter in it', (key) => `${key.slice(0, 2)}x${key.slice(3)}`],
  ])('are not used once their file is damaged, since others could guess them: %s', async (_, damage) => {
    for (const [name, read] of Object.entries({ 'digest.key': digestKey, 'webhook.key': webhookKey })) {
      const file = join(data, 'keys', name);
      const key = await read({ data, mode: 'development' });
      await writeFile(file, damage(key.toString('hex')));
      await expect(read({ data, mode: 'development' })).rejects.toThrow(damaged(file));
      await writeFile(file, `${key.toString('hex')}\n`);
      expect(await read({ data, mode: 'development' })).toEqual(key);
    }
  });

  it('are found damaged before a start refuses them, all at once', async () => {
    const names = KEY_NAMES.development;
    expect(installationFaults(data, names)).toEqual([]);
    await inMode('production');
    expect(installationFaults(data, names)).toEqual([]);
    for (const name of names) await writeFile(join(data, 'keys', name), '');
    await writeFile(join(data, 'mode'), 'live\n');
    expect(installationFaults(data, names)).toEqual([
      ...names.map((name) => damaged(join(data, 'keys', name)).message),
      expect.stringContaining('does not say in which mode'),
    ]);
  });

  it('are named where the one that signs tokens is damaged', async () => {
    await tokenKey({ data });
    const file = join(data, 'keys', 'token.jwk');
    await writeFile(file, '');
    await expect(tokenKey({ data })).rejects.toThrow(damaged(file));
    await expect(existingTokenKey(data)).rejects.toThrow(damaged(file));
  });

  it('report a folder that cannot be written', async () => {
    await expect(tokenKey({ data: '/proc/nowhere' })).rejects.toThrow(
      'The data folder /proc/nowhere cannot be written',
    );
  });
});

describe('a data folder', () => {
  it('begun in development are never used in production', async () => {
    await inMode('development');
    await expect(inMode('production')).rejects.toThrow(
      `The data folder ${data} was begun in development, and this is production: set HOMEWARD_DATA to another.`,
    );
  });

  it('begun in production are never used in development, and sign no tokens', async () => {
    await inMode('production');
    await expect(inMode('development')).rejects.toThrow('was begun in production, and this is development');
    await expect(tokenKey({ data })).rejects.toThrow('was begun in production');
    expect(await readdir(join(data, 'keys'))).toEqual(['digest.key']);
    await inMode('production');
  });

  it('whose mark is empty is not used, and the mark is named', async () => {
    await inMode('production');
    await writeFile(join(data, 'mode'), '');
    await expect(inMode('production')).rejects.toThrow(
      `${join(data, 'mode')} does not say in which mode the data folder was begun: write production into it, or development`,
    );
  });

  it('of a version that knew only development are those of development', async () => {
    await mkdir(join(data, 'keys'));
    await writeFile(join(data, 'keys', 'digest.key'), 'ab'.repeat(32));
    await expect(inMode('production')).rejects.toThrow('was begun in development');
    expect((await inMode('development')).toString('hex')).toBe('ab'.repeat(32));
  });
});
