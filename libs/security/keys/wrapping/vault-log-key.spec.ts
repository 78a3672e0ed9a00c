import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TOKEN, scriptedVault } from '../testing/scripted-vault.js';
import { logEpochsInVault } from './vault-log-key.js';

let folder: string;
let tokenFile: string;
let vault: Awaited<ReturnType<typeof scriptedVault>>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'homeward-vault-'));
  tokenFile = join(folder, 'token');
  writeFileSync(tokenFile, TOKEN);
  vault = await scriptedVault();
});
afterEach(async () => {
  await vault.close();
  rmSync(folder, { recursive: true, force: true });
});

const epochs = (key = 'of-the-log') => logEpochsInVault({ url: vault.url, key, tokenFile });
const post = (path: string, body: object) =>
  fetch(`${vault.url}/${path}`, { method: 'POST', headers: { 'X-Vault-Token': TOKEN }, body: JSON.stringify(body) });

describe('the log key in Vault', () => {
  it('has an epoch for each version, and keeps the former ones', async () => {
    const [first] = await epochs();
    await post('keys/of-the-log/rotate', {});
    const all = await epochs();
    expect(all.map(({ number, key }) => [number, key.length])).toEqual([
      [1, 32],
      [2, 32],
    ]);
    expect(all[0]).toEqual(first);
    expect(all[1]!.key).not.toEqual(first!.key);
  });

  it('is refused where Vault withholds a former version', async () => {
    await post('keys/of-the-log/rotate', {});
    await post('keys/of-the-log/config', { min_decryption_version: 2, min_encryption_version: 2 });
    await expect(epochs()).rejects.toThrow('set min_decryption_version=1 in transit/keys/of-the-log/config');
  });

  it('is refused where it may not be exported, with the command that allows it', async () => {
    await expect(epochs('homeward')).rejects.toThrow('(HOMEWARD_VAULT_LOG_KEY) is not exportable');
  });

  it('is refused where Vault exports another key after an upgrade', async () => {
    await expect(epochs('of-type-hmac')).rejects.toThrow('is of type hmac: use one of type aes256-gcm96');
  });

  it('gives the command that creates a missing key, and the right that a token lacks', async () => {
    await expect(epochs('absent')).rejects.toThrow('vault write transit/keys/absent type=aes256-gcm96 exportable=true');
    writeFileSync(tokenFile, 'an old token');
    await expect(epochs()).rejects.toThrow('it must be allowed to read export/hmac-key of of-the-log');
  });
});
