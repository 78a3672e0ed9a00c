import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyWrapperContract } from './key-wrapper.contract.js';
import { TOKEN, scriptedVault } from '../testing/scripted-vault.js';
import { VaultKeyWrapper } from './vault.key-wrapper.js';

let folder: string;
let tokenFile: string;
let vault: Awaited<ReturnType<typeof scriptedVault>>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'homeward-vault-'));
  tokenFile = join(folder, 'token');
  writeFileSync(tokenFile, `${TOKEN}\n`);
  vault = await scriptedVault();
});
afterEach(async () => {
  await vault.close();
  rmSync(folder, { recursive: true, force: true });
});

const wrapper = (key = 'homeward') => new VaultKeyWrapper({ url: vault.url, key, tokenFile });

describe('keys in Vault', () => {
  keyWrapperContract(async () => ({ another: () => wrapper(), close: async () => undefined }));

  it('are destroyed when the crash came between its two requests', async () => {
    await wrapper().rotate(1);
    await fetch(`${vault.url}/keys/homeward/config`, {
      method: 'POST',
      headers: { 'X-Vault-Token': TOKEN },
      body: JSON.stringify({ min_decryption_version: 2, min_encryption_version: 2 }),
    });
    expect((await wrapper().epochs()).oldest).toBe(1);
    await wrapper().destroyBefore(2);
    expect((await wrapper().epochs()).oldest).toBe(2);
  });

  it('say which key is missing, which token is refused, and when nothing answers', async () => {
    await expect(wrapper('another').epochs()).rejects.toThrow('vault write -f transit/keys/another');
    writeFileSync(tokenFile, 'an old token');
    await expect(wrapper().epochs()).rejects.toThrow(`Vault refuses the token in ${tokenFile}`);
    rmSync(tokenFile);
    await expect(wrapper().epochs()).rejects.toThrow(`(ENOENT): ${tokenFile}`);
    writeFileSync(tokenFile, TOKEN);
    await vault.close();
    await expect(wrapper().epochs()).rejects.toThrow('Vault cannot be used (it does not answer)');
  });
});
