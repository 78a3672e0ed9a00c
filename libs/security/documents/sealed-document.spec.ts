import { createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import { ERASED } from '#kernel/decider';
import type { KeyStore, Opener } from '#security/keys';
import { CHUNK_BYTES, TAG_BYTES, openChunks, plainBytesIn, sealChunks } from './chunked-aead.js';
import { streamOfChunks, newDocumentPlace, readWhole } from './document-store.contract.js';
import { DocumentSealing, headerIn } from './sealed-document.js';

const key = randomBytes(32);
const sealedOf = async (plain: Buffer): Promise<Buffer> => (await readWhole(sealChunks(key, streamOfChunks(plain))))!;
const openDocument = (sealed: Buffer, by = key) => readWhole(openChunks(by, streamOfChunks(sealed)));

describe('chunks', () => {
  it.each([0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 1_000_000])(
    'open again, of %d bytes',
    async (bytes) => {
      const plain = randomBytes(bytes);
      const sealed = await sealedOf(plain);
      expect((await openDocument(sealed))!.equals(plain)).toBe(true);
      expect(plainBytesIn(sealed.length)).toBe(bytes);
    },
  );

  it('are the same whatever the parts in which they arrive', async () => {
    const plain = randomBytes(200_000);
    const inParts = streamOfChunks(
      ...Array.from({ length: 2_000 }, (_, at) => plain.subarray(100 * at, 100 * at + 100)),
    );
    expect((await readWhole(sealChunks(key, inParts)))!.equals(await sealedOf(plain))).toBe(true);
  });

  const SEALED_CHUNK = CHUNK_BYTES + TAG_BYTES;
  it.each<[string, (sealed: Buffer) => Buffer]>([
    [
      'a bit is altered',
      (sealed) => Buffer.concat([sealed.subarray(0, 9), Buffer.from([sealed[9]! ^ 1]), sealed.subarray(10)]),
    ],
    ['the last chunk is missing', (sealed) => sealed.subarray(0, 2 * SEALED_CHUNK)],
    ['the end of the last chunk is missing', (sealed) => sealed.subarray(0, -1)],
    ['the first chunk is missing', (sealed) => sealed.subarray(SEALED_CHUNK)],
    ['nothing is left', () => Buffer.alloc(0)],
    [
      'two chunks have changed places',
      (sealed) =>
        Buffer.concat([
          sealed.subarray(SEALED_CHUNK, 2 * SEALED_CHUNK),
          sealed.subarray(0, SEALED_CHUNK),
          sealed.subarray(2 * SEALED_CHUNK),
        ]),
    ],
    ['something follows', (sealed) => Buffer.concat([sealed, Buffer.alloc(1)])],
  ])('do not open when %s', async (_, alter) => {
    const sealed = await sealedOf(randomBytes(2 * CHUNK_BYTES + 100));
    await expect(openDocument(alter(sealed))).rejects.toThrow('was altered or cut off');
  });

  it('do not open with another key', async () => {
    await expect(openDocument(await sealedOf(randomBytes(9)), randomBytes(32))).rejects.toThrow('was altered');
  });
});

describe('a sealed document', () => {
  const id = randomUUID();
  const dataKey = createSecretKey(randomBytes(32));
  let held: Opener = dataKey;
  beforeEach(() => {
    held = dataKey;
  });
  const sealing = new DocumentSealing({
    encryptionKeyOf: () => ({ id, key: dataKey }),
    decryptionKeyOf: (_: string, wanted: string) => (wanted === id ? held : undefined),
  } as unknown as KeyStore);
  const header = { personalClass: 'health', mediaType: 'Pdf' } as const;
  const place = newDocumentPlace();
  const plain = Buffer.from('The doctor writes.');
  const seal = async (): Promise<Buffer> => (await readWhole(sealing.seal(place, header, streamOfChunks(plain))))!;
  const open = async (sealed: Buffer, at = place) => {
    const content = await sealing.open(at, streamOfChunks(sealed));
    return 'erased' in content ? content : readWhole(content);
  };

  it('opens in its place, and says what it is in the clear', async () => {
    const sealed = await seal();
    expect(sealed.includes(plain)).toBe(false);
    expect((await headerIn(streamOfChunks(sealed))).header).toMatchObject({ ...header, key: id });
    expect(await open(sealed)).toEqual(plain);
  });

  it('opens nowhere else', async () => {
    const sealed = await seal();
    await expect(open(sealed, newDocumentPlace())).rejects.toThrow('was altered');
    await expect(open(sealed, newDocumentPlace(place.survivorId))).rejects.toThrow('was altered');
  });

  it('does not open when its first line was altered', async () => {
    const sealed = (await seal()).toString('latin1').replace('"health"', '"identity"');
    await expect(open(Buffer.from(sealed, 'latin1'))).rejects.toThrow('was altered');
    await expect(open(Buffer.from('%PDF-1.7'))).rejects.toThrow('was altered');
    await expect(open(Buffer.from(`{"scheme":"another"}\n`))).rejects.toThrow('was altered');
  });

  it('is never the same twice', async () => {
    expect((await seal()).equals(await seal())).toBe(false);
  });

  it('reads as erased once its key is destroyed', async () => {
    const sealed = await seal();
    held = ERASED;
    expect(await open(sealed)).toEqual(ERASED);
  });

  it('does not open with a key that the survivor never had', async () => {
    const sealed = await seal();
    held = undefined;
    await expect(open(sealed)).rejects.toThrow('was altered');
  });
});
