import { createCipheriv, createDecipheriv } from 'node:crypto';

/**
 * AES-256-GCM in chunks, so that a large document streams: the construction STREAM of Hoang, Reyhanitabar, Rogaway and
 * Vizár (Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance, 2015), with the chunks and nonces of age
 * (age-encryption.org/v1). The nonce counts the chunks and marks the last one, so chunks can be neither moved nor
 * dropped, and a cut is noticed. Each key may seal one document only.
 */
export const CHUNK_BYTES = 64 * 1_024;
export const TAG_BYTES = 16;
const NONCE_BYTES = 12;

/** A chunk is altered, is missing or is in another place, or the key is another one. */
export class BrokenDocument extends Error {
  override readonly name = 'BrokenDocument';

  constructor() {
    super('A stored document was altered or cut off, or belongs to another place: restore it from a backup.');
  }
}

export async function* sealChunks(key: Buffer, plain: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let index = 0;
  for await (const { chunk, isLast } of chunksOf(plain, CHUNK_BYTES)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index++, isLast));
    yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Opens the chunks of a sealed document. Each is proven before any of it is passed on. @throws BrokenDocument */
export async function* openChunks(key: Buffer, sealed: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let index = 0;
  for await (const { chunk, isLast } of chunksOf(sealed, CHUNK_BYTES + TAG_BYTES)) {
    if (chunk.length < TAG_BYTES) throw new BrokenDocument();
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index++, isLast), { authTagLength: TAG_BYTES });
    decipher.setAuthTag(chunk.subarray(-TAG_BYTES));
    const plain = decipher.update(chunk.subarray(0, -TAG_BYTES));
    try {
      decipher.final();
    } catch {
      throw new BrokenDocument();
    }
    yield plain;
  }
}

/** The length of what these sealed bytes contain. */
export const plainBytesIn = (sealedBytes: number): number =>
  sealedBytes - TAG_BYTES * Math.max(1, Math.ceil(sealedBytes / (CHUNK_BYTES + TAG_BYTES)));

const nonceOf = (index: number, isLast: boolean): Buffer => {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUInt32BE(index, NONCE_BYTES - 5);
  nonce[NONCE_BYTES - 1] = Number(isLast);
  return nonce;
};

interface Chunk {
  readonly chunk: Buffer;
  readonly isLast: boolean;
}

/** All of the same size except the last, which is empty only if there is no other. */
async function* chunksOf(source: AsyncIterable<Uint8Array>, bytes: number): AsyncGenerator<Chunk> {
  let parts: Uint8Array[] = [];
  let held = 0;
  for await (const part of source) {
    parts.push(part);
    held += part.length;
    if (held <= bytes) continue;
    const all = Buffer.concat(parts);
    let at = 0;
    for (; all.length - at > bytes; at += bytes) yield { chunk: all.subarray(at, at + bytes), isLast: false };
    parts = [all.subarray(at)];
    held = all.length - at;
  }
  yield { chunk: Buffer.concat(parts), isLast: true };
}
