import { KeysUnavailable } from '../key-store.js';
import type { LogEpoch } from '../files/log-key-file.js';
import { VaultTransit, type Vault } from './vault-transit.js';

interface ExportedKeys {
  readonly type?: string;
  readonly keys: Readonly<Record<string, string>>;
}

/**
 * The log key from Vault's Transit engine: a version of an exportable key is an epoch. It is exported once at the start,
 * because a request for each event would slow the log down to the speed of Vault.
 * @throws KeysUnavailable
 */
export const logEpochsInVault = async (vault: Vault): Promise<readonly LogEpoch[]> => {
  const { key } = vault;
  const transit = new VaultTransit(vault, {
    permissions: 'read export/hmac-key of',
    requirement: `the key ${key} (HOMEWARD_VAULT_LOG_KEY) is not exportable. Allow it with vault write transit/keys/${key}/config exportable=true.`,
    making: `vault write transit/keys/${key} type=aes256-gcm96 exportable=true`,
  });
  const { type, keys } = await transit.request<ExportedKeys>('GET', `export/hmac-key/${key}`);
  // what Vault exports of a key of this type differs between its versions: after an upgrade no code could be verified
  if (type === 'hmac')
    throw new KeysUnavailable(
      `The key ${key} (HOMEWARD_VAULT_LOG_KEY) is of type hmac: use one of type aes256-gcm96, whose HMAC key Vault exports alike in every version.`,
    );
  const epochs = Object.entries(keys)
    .map(([version, text]) => ({ number: Number(version), key: Buffer.from(text, 'base64') }))
    .toSorted((one, other) => one.number - other.number);
  if (epochs.length === 0 || epochs.some(({ number }, index) => number !== index + 1))
    throw new KeysUnavailable(
      `Vault withholds former versions of the key ${key}, and old events need them: set min_decryption_version=1 in transit/keys/${key}/config.`,
    );
  return epochs;
};
