import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { syncFolder } from '#security/keys';
import { ConfigurationError, type Configuration } from './configuration.js';
import { makeFolder } from './make-folder.js';
import { SIGNING_ALGORITHM } from '../sign-in/token-signer.js';

type DataFolder = Pick<Configuration, 'data' | 'mode'>;

/**
 * The key for fingerprints of command bodies, made at the first start and never shown. With another key, the repeat of
 * an old command would look like a different command. It lies in `<data>/keys`, readable by its owner only.
 */
export const digestKey = async (folder: DataFolder): Promise<Buffer> =>
  Buffer.from(await keepKey(folder, 'digest.key', async () => randomBytes(32).toString('hex')), 'hex');

/** The key from which the secrets of webhooks follow, made at the first start. With another key, receivers refuse all. */
export const webhookKey = async (folder: DataFolder): Promise<Buffer> =>
  Buffer.from(await keepKey(folder, 'webhook.key', async () => randomBytes(32).toString('hex')), 'hex');

/** The key that signs tokens in development: Ed25519, private. Production has none. */
export const tokenKey = async ({ data }: Pick<Configuration, 'data'>): Promise<JWK> =>
  JSON.parse(
    await keepKey({ data, mode: 'development' }, TOKEN_KEY, async () => {
      const { privateKey } = await generateKeyPair(SIGNING_ALGORITHM, { crv: 'Ed25519', extractable: true });
      return JSON.stringify(await exportJWK(privateKey));
    }),
  ) as JWK;

const TOKEN_KEY = 'token.jwk';

/** Several processes may do this at once: all use the key of the first one. */
const keepKey = async ({ data, mode }: DataFolder, name: string, make: () => Promise<string>): Promise<string> => {
  const folder = join(data, 'keys');
  try {
    makeFolder(folder, 0o700);
    await keepToMode(data, mode);
    return await readOrWriteOnce(join(folder, name), make);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new ConfigurationError(
      `The data folder ${data} cannot be written (${code}): set HOMEWARD_DATA to one that can.`,
    );
  }
};

/** The keys of an existing installation; makes nothing. @throws ConfigurationError */
export const existingTokenKey = async (data: string): Promise<JWK> => {
  try {
    return JSON.parse(await readFile(join(data, 'keys', TOKEN_KEY), 'utf8')) as JWK;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    if (code !== 'ENOENT') throw new ConfigurationError(`The keys in ${data} cannot be read (${code}).`);
    throw new ConfigurationError(
      `Nothing is installed in ${data}: npm start first, or set HOMEWARD_DATA to the folder of a service that was started.`,
    );
  }
};

/**
 * A data folder keeps the mode in which it was begun: development has invented people, and anyone can sign in as
 * anyone. A folder with keys but without this mark is of a version that knew only development.
 */
const keepToMode = async (data: string, mode: Configuration['mode']): Promise<void> => {
  const former = existsSync(join(data, 'keys', 'digest.key'));
  const begun = (await readOrWriteOnce(join(data, 'mode'), async () => `${former ? 'development' : mode}\n`)).trim();
  if (begun === mode) return;
  throw new ConfigurationError(
    `The data folder ${data} was begun in ${begun}, and this is ${mode}: set HOMEWARD_DATA to another.`,
  );
};

/** Reads a file, or makes it in one step: an existing file is always complete, even if its writer was killed. */
const readOrWriteOnce = async (path: string, make: () => Promise<string>): Promise<string> => {
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
  // events may soon depend on this key
  await syncFolder(dirname(path));
  return readFile(path, 'utf8');
};
