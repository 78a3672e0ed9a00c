import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { existingKeys, installationKeys } from './installation-keys.js';

let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'homeward-keys-'));
});
afterEach(() => rm(data, { recursive: true }));

describe('the keys of an installation', () => {
  it('are made once, also when several processes ask at the same time', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => installationKeys(data)));
    expect(new Set(all.map(({ digest, token }) => `${digest.toString('hex')} ${token.d}`)).size).toBe(1);
    expect(await installationKeys(data)).toEqual(all[0]);
    expect((await readdir(join(data, 'keys'))).sort()).toEqual(['digest.key', 'token.jwk']);
  });

  it('are readable by their owner only', async () => {
    await installationKeys(data);
    expect((await stat(join(data, 'keys', 'token.jwk'))).mode & 0o777).toBe(0o600);
  });

  it('are read by whoever only asks, and made by nobody else than a start', async () => {
    await expect(existingKeys(data)).rejects.toThrow(`Nothing is installed in ${data}: npm start first`);
    expect(await readdir(data)).toEqual([]);
    const made = await installationKeys(data);
    expect(await existingKeys(data)).toEqual(made);
  });

  it('say where they could not be written', async () => {
    await expect(installationKeys('/proc/nowhere')).rejects.toThrow('The data folder /proc/nowhere cannot be written');
  });
});
