import { createCipheriv, createDecipheriv, randomBytes, type CipherKey } from 'node:crypto';

const IV = 12;
const TAG = 16;

/** AES-256-GCM: iv‖ciphertext‖tag. `bound` is not kept, and must be said again to open it. */
export const encrypted = (key: CipherKey, plain: Buffer, bound: string): Buffer => {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(bound));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

/** Nothing where a bit of it was altered, or something else is said to be bound. */
export const decrypted = (key: CipherKey, bytes: Buffer, bound: string): Buffer | undefined => {
  if (bytes.length < IV + TAG) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(bound));
  decipher.setAuthTag(bytes.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(IV, -TAG)), decipher.final()]);
  } catch {
    return undefined;
  }
};
