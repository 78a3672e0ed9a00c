import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { SecretFile } from './secret-file.js';

interface HeadKeyFile {
  /** Generated in development: never for a log of real people. */
  readonly synthetic: boolean;
  /** ISO 8601. */
  readonly made: string;
  /** Ed25519, PKCS #8 in DER, base64. */
  readonly key: string;
}

/** The private key that signs log heads: see HOMEWARD_HEAD_KEY_FILE. Only the projector reads it. */
const headKeyFileAt = (path: string): SecretFile<HeadKeyFile> =>
  new SecretFile(path, {
    name: 'head key file',
    isWhole,
    whenMissing:
      'put it back (HOMEWARD_HEAD_KEY_FILE names it), or run npx homeward make-keys if no head of the log was signed yet.',
  });

/** Creates the file; its folder must exist. @returns false if the file exists already, which stays unchanged */
export const makeHeadKeyFile = (path: string, synthetic: boolean): boolean => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const key = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  return headKeyFileAt(path).make({ synthetic, made: new Date().toISOString(), key });
};

/** @throws KeysUnavailable */
export const headKeyIn = (path: string): { readonly synthetic: boolean; readonly key: KeyObject } => {
  const { synthetic, key } = headKeyFileAt(path).read();
  return { synthetic, key: privateKeyIn(key)! };
};

const isWhole = (found: unknown): found is HeadKeyFile => {
  const { synthetic, made, key } = (found ?? {}) as Partial<HeadKeyFile>;
  return typeof synthetic === 'boolean' && !Number.isNaN(Date.parse(made!)) && privateKeyIn(key) !== undefined;
};

const privateKeyIn = (base64: unknown): KeyObject | undefined => {
  try {
    const key = createPrivateKey({ key: Buffer.from(base64 as string, 'base64'), format: 'der', type: 'pkcs8' });
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
};
