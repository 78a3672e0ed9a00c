import { hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { ERASED, PERSONAL_CLASSES, isErased, type ErasedMark, type PersonalClass } from '#kernel/decider';
import type { KeyStore } from '#security/keys';
import { BrokenDocument, openChunks, sealChunks } from './chunked-aead.js';
import type { DocumentPlace } from './document-store.js';
import { prepend } from './prepend.js';

const SCHEME = 'homeward-document-1';
const SALT_BYTES = 32;
const HEADER_MAX_BYTES = 512;
const LINE_END = 0x0a;

/** What the first line of a sealed document says, in the clear: the key binds it to the rest. */
export interface DocumentHeader {
  readonly personalClass: PersonalClass;
  readonly mediaType: string;
}

interface FullHeader extends DocumentHeader {
  readonly scheme: typeof SCHEME;
  readonly key: string;
  readonly salt: string;
}

/**
 * Documents under the data keys of a survivor, one line and then chunks. Each is sealed with a key of its own, derived from
 * the data key of its class, its place and its first line. Without the data key, nothing opens it.
 */
export class DocumentSealing {
  constructor(private readonly keys: KeyStore) {}

  /** @throws KeysDestroyed, KeysUnavailable */
  async *seal(
    place: DocumentPlace,
    { personalClass, mediaType }: DocumentHeader,
    plain: AsyncIterable<Uint8Array>,
  ): AsyncGenerator<Buffer> {
    const { id, key } = await this.keys.encryptionKeyOf(place.survivorId, personalClass);
    const salt = randomBytes(SALT_BYTES).toString('base64url');
    const header = { scheme: SCHEME, key: id, personalClass, mediaType, salt } satisfies FullHeader;
    const line = Buffer.from(`${JSON.stringify(header)}\n`);
    yield line;
    yield* sealChunks(keyOf(key, salt, place, line), plain);
  }

  /** @throws BrokenDocument, KeysUnavailable; while it is read as well */
  async open(place: DocumentPlace, sealed: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Buffer> | ErasedMark> {
    const { header, line, rest } = await headerIn(sealed);
    const key = await this.keys.decryptionKeyOf(place.survivorId, header.key);
    if (!key) throw new BrokenDocument();
    if (isErased(key)) return ERASED;
    return openChunks(keyOf(key, header.salt, place, line), rest);
  }
}

/** The first line, and what follows it. @throws BrokenDocument */
export const headerIn = async (
  sealed: AsyncIterable<Uint8Array>,
): Promise<{ readonly header: FullHeader; readonly line: Buffer; readonly rest: AsyncIterable<Uint8Array> }> => {
  const parts = sealed[Symbol.asyncIterator]();
  let begin = Buffer.alloc(0);
  while (!begin.includes(LINE_END) && begin.length <= HEADER_MAX_BYTES) {
    const { value, done } = await parts.next();
    if (done === true) break;
    begin = Buffer.concat([begin, value]);
  }
  const length = begin.indexOf(LINE_END) + 1;
  const header = length > 0 && length <= HEADER_MAX_BYTES ? parseHeader(begin.subarray(0, length)) : undefined;
  if (!header) {
    await parts.return?.();
    throw new BrokenDocument();
  }
  return { header, line: begin.subarray(0, length), rest: prepend(begin.subarray(length), parts) };
};

const parseHeader = (line: Buffer): FullHeader | undefined => {
  try {
    const header = JSON.parse(line.toString()) as FullHeader;
    const isSound = header.scheme === SCHEME && PERSONAL_CLASSES.includes(header.personalClass);
    return isSound && [header.key, header.salt, header.mediaType].every((one) => typeof one === 'string')
      ? header
      : undefined;
  } catch {
    return undefined;
  }
};

const keyOf = (key: KeyObject, salt: string, { survivorId, documentId }: DocumentPlace, line: Buffer): Buffer => {
  const info = Buffer.concat([Buffer.from(`${JSON.stringify([survivorId, documentId])}\n`), line]);
  return Buffer.from(hkdfSync('sha256', key, Buffer.from(salt, 'base64url'), info, 32));
};
