import { randomBytes, randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { ConfigurationError } from './configuration.js';
import { makeFolder } from './make-folder.js';

/** The secrets of one installation, made at its first start and never shown. */
export interface InstallationKeys {
  /** Fingerprints of command bodies. Changing it makes a repeat of an old command look like another one. */
  readonly digest: Buffer;
  /** Ed25519, private: signs the tokens of development. */
  readonly token: JWK;
}

/** In `<data>/keys`, readable by their owner only. Several processes may ask at once: the first one's keys hold for all. */
export const installationKeys = async (data: string): Promise<InstallationKeys> => {
  const folder = join(data, 'keys');
  try {
    makeFolder(folder, 0o700);
    const digest = await once(join(folder, 'digest.key'), async () => randomBytes(32).toString('hex'));
    const token = await once(join(folder, 'token.jwk'), async () => {
      const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
      return JSON.stringify(await exportJWK(privateKey));
    });
    return { digest: Buffer.from(digest, 'hex'), token: JSON.parse(token) as JWK };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new ConfigurationError(
      `The data folder ${data} cannot be written (${code}): set HOMEWARD_DATA to one that can.`,
    );
  }
};

/** The secrets of an installation that is there, for whoever only asks: nothing is made. @throws ConfigurationError */
export const existingKeys = async (data: string): Promise<InstallationKeys> => {
  const kept = (name: string) => readFile(join(data, 'keys', name), 'utf8');
  try {
    const [digest, token] = await Promise.all([kept('digest.key'), kept('token.jwk')]);
    return { digest: Buffer.from(digest, 'hex'), token: JSON.parse(token) as JWK };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    if (code !== 'ENOENT') throw new ConfigurationError(`The keys in ${data} cannot be read (${code}).`);
    throw new ConfigurationError(
      `Nothing is installed in ${data}: npm start first, or set HOMEWARD_DATA to the folder of a service that was started.`,
    );
  }
};

/** Reads a file, or makes it whole: a file that is there is always complete, whoever was killed meanwhile. */
const once = async (path: string, make: () => Promise<string>): Promise<string> => {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  if (text !== undefined) return text;
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, await make(), { mode: 0o600, flush: true });
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return readFile(path, 'utf8');
};
