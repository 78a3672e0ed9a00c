import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { syncFolder } from '#security/keys';
import { ConfigurationError, type Configuration } from './configuration.js';
import { makeFolder } from './make-folder.js';
import { SIGNING_ALGORITHM } from '../sign-in/token-signer.js';

type DataFolder = Pick<Configuration, 'data' | 'mode'>;

/**
 * The key from which the tokens of the search follow, made at the first start and never shown. Fingerprints of commands use
 * it only where a record has no key of its own, as those of policies: with another key, such a repeat would look like a
 * different command. It lies in `<data>/keys`, readable by its owner only.
 */
export const digestKey = (folder: DataFolder): Promise<Buffer> => randomKey(folder, 'digest.key');

/** The key from which the secrets of webhooks follow, made at the first start. With another key, receivers refuse all. */
export const webhookKey = (folder: DataFolder): Promise<Buffer> => randomKey(folder, 'webhook.key');

const TOKEN_KEY = 'token.jwk';
const RANDOM_KEY = /^[0-9a-f]{64}$/;

/** Of a file that was emptied or cut, a shorter key would be read, which anybody can guess. */
const randomKey = async (folder: DataFolder, name: RandomKey): Promise<Buffer> => {
  const text = (await keepKey(folder, name, async () => randomBytes(32).toString('hex'))).trim();
  if (!RANDOM_KEY.test(text)) throw damaged(folder.data, name);
  return Buffer.from(text, 'hex');
};

/** What follows if a damaged file is removed, so that the next start makes another. */
const WITH_ANOTHER = {
  'digest.key': 'a new one is made, and the index of the search is filled again with it',
  'webhook.key': 'a new one is made, and each receiver needs its new secret',
  'token.jwk': 'a new one is made, and everybody signs in again',
} as const;

type KeyName = keyof typeof WITH_ANOTHER;
type RandomKey = Exclude<KeyName, typeof TOKEN_KEY>;

/** What a process reads. Production signs no tokens: there, a key of development is a fault even if it is whole. */
export const KEY_NAMES: Readonly<Record<Configuration['mode'], readonly KeyName[]>> = {
  development: ['digest.key', 'webhook.key', TOKEN_KEY],
  production: ['digest.key', 'webhook.key'],
};

const damaged = (data: string, name: KeyName): ConfigurationError =>
  new ConfigurationError(
    `The key file ${join(data, 'keys', name)} is not valid, or is incomplete: put the right one back, or remove it: ${WITH_ANOTHER[name]}.`,
  );

const isWhole = (name: string, text: string): boolean => {
  if (name !== TOKEN_KEY) return RANDOM_KEY.test(text.trim());
  try {
    return Boolean(JSON.parse(text));
  } catch {
    return false;
  }
};

/** A sentence for each of these files, and for `mode`, that the next start would refuse. A missing one is made. */
export const installationFaults = (data: string, names: readonly KeyName[]): readonly string[] => {
  const broken = names.filter((name) => {
    const text = textIn(join(data, 'keys', name));
    return text !== undefined && !isWhole(name, text);
  });
  const begun = textIn(join(data, 'mode'))?.trim();
  return [
    ...broken.map((name) => damaged(data, name).message),
    ...(begun === undefined || MODES.includes(begun) ? [] : [withoutMode(data).message]),
  ];
};

/** Where it cannot be read, another check says so. */
const textIn = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

const withoutMode = (data: string): ConfigurationError =>
  new ConfigurationError(
    `${join(data, 'mode')} does not say in which mode the data folder was begun: write production into it, or development, as it was.`,
  );

/** The key that signs tokens in development: Ed25519, private. Production has none. */
export const tokenKey = async ({ data }: Pick<Configuration, 'data'>): Promise<JWK> => {
  const text = await keepKey({ data, mode: 'development' }, TOKEN_KEY, async () => {
    const { privateKey } = await generateKeyPair(SIGNING_ALGORITHM, { crv: 'Ed25519', extractable: true });
    return JSON.stringify(await exportJWK(privateKey));
  });
  return jwkIn(text, data);
};

const jwkIn = (text: string, data: string): JWK => {
  try {
    return JSON.parse(text) as JWK;
  } catch {
    throw damaged(data, TOKEN_KEY);
  }
};

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
    return jwkIn(await readFile(join(data, 'keys', TOKEN_KEY), 'utf8'), data);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    if (code !== 'ENOENT') throw new ConfigurationError(`The keys in ${data} cannot be read (${code}).`);
    throw new ConfigurationError(
      `Nothing is installed in ${data}: npm start first, or set HOMEWARD_DATA to the folder of a service that was started.`,
    );
  }
};

const MODES: readonly string[] = ['development', 'production'] satisfies readonly Configuration['mode'][];

/**
 * A data folder keeps the mode in which it was begun: development has invented people, and anyone can sign in as
 * anyone. A folder with keys but without this mark is of a version that knew only development.
 */
const keepToMode = async (data: string, mode: Configuration['mode']): Promise<void> => {
  const former = existsSync(join(data, 'keys', 'digest.key'));
  const begun = (await readOrWriteOnce(join(data, 'mode'), async () => `${former ? 'development' : mode}\n`)).trim();
  if (begun === mode) return;
  if (!MODES.includes(begun)) throw withoutMode(data);
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
