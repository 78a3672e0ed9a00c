import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { createGunzip, createGzip } from 'node:zlib';
import { Decrypter, Encrypter } from 'age-encryption';
import { syncFolder } from '#security/keys';

/** A file of a backup, as its manifest names it. */
export interface BackupFile {
  /** Relative to the folder of its part. */
  readonly file: string;
  readonly bytes: number;
  /** The hash of the encrypted bytes, in hex. */
  readonly sha256: string;
}

/** The end of the name of a file that is not complete. */
export const DRAFT = '.part';

/** Writes one line of JSON; resolves when the next one may come. */
export type WriteLine = (line: object) => Promise<void>;

/**
 * Lines of JSON, compressed, encrypted in the format of age, and on disk when it returns. `age -d -i key FILE | gunzip`
 * shows them. The file has its name only when it is complete.
 */
export const writeEncrypted = async (
  path: string,
  recipients: readonly string[],
  produce: (write: WriteLine) => Promise<void>,
): Promise<Omit<BackupFile, 'file'>> => {
  const compressed = createGzip();
  const write: WriteLine = async (line) => {
    if (!compressed.write(`${JSON.stringify(line)}\n`)) await once(compressed, 'drain');
  };
  // attached first: what fails before would look like the end
  const stored = encryptTo(path, recipients, compressed);
  const produced = produce(write).then(
    () => void compressed.end(),
    (error: Error) => {
      compressed.destroy(error);
      throw error;
    },
  );
  for (const outcome of await Promise.allSettled([produced, stored]))
    if (outcome.status === 'rejected') throw outcome.reason;
  return stored;
};

/** What may fail for a full disk: of another machine, also at the end of the writing. */
const WRITING: ReadonlySet<string> = new Set(['write', 'fsync', 'fdatasync', 'close']);

/** A full disk does not say for which file it had no room. */
export const naming = (path: string, error: unknown): unknown => {
  const { syscall = '', path: named } = error as NodeJS.ErrnoException;
  return named === undefined && WRITING.has(syscall) ? Object.assign(error as Error, { path }) : error;
};

/** The names in a folder are on disk when it returns. */
export const syncNamed = (folder: string): Promise<void> =>
  syncFolder(folder).catch((error: unknown) => {
    throw naming(folder, error);
  });

/** Any content, as it is. What fails ends the source, too. */
export const encryptTo = async (
  path: string,
  recipients: readonly string[],
  source: Readable,
): Promise<Omit<BackupFile, 'file'>> => {
  const hash = createHash('sha256');
  let bytes = 0;
  const measured = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  };
  const draft = `${path}${DRAFT}`;
  const content = Readable.toWeb(source) as ReadableStream<Uint8Array>;
  try {
    await rm(draft, { force: true });
    const encrypter = new Encrypter();
    for (const recipient of recipients) encrypter.addRecipient(recipient);
    const encrypted = await encrypter.encrypt(content);
    const file = createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true });
    await pipeline(Readable.fromWeb(encrypted as NodeStream), measured, file);
    await rename(draft, path);
  } catch (error) {
    source.destroy(error as Error); // a full disk ends the reading of the log, too
    throw naming(path, error);
  } finally {
    await rm(draft, { force: true });
  }
  return { bytes, sha256: hash.digest('hex') };
};

/** The lines of such a file. @throws if it is not for this identity, or is damaged or cut */
export async function* readEncrypted(path: string, identities: readonly string[]): AsyncGenerator<unknown> {
  const compressed = await openEncryptedFile(path, identities);
  const text = createGunzip();
  const fed = pipeline(compressed, text);
  fed.catch(() => undefined); // the reader below gets the same error
  try {
    for await (const line of linesIn(text)) yield JSON.parse(line) as unknown;
    await fed;
  } finally {
    compressed.destroy();
  }
}

/** The content of an encrypted file. */
export const openEncryptedFile = async (path: string, identities: readonly string[]): Promise<Readable> => {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  const file = createReadStream(path);
  try {
    return Readable.fromWeb(
      (await decrypter.decrypt(Readable.toWeb(file) as ReadableStream<Uint8Array>)) as NodeStream,
    );
  } catch (error) {
    file.destroy();
    throw error;
  }
};

async function* linesIn(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
}

/** The checksum, in hex, of the file as it is on disk. */
export const sha256OfFile = async (
  path: string,
  progress: (bytes: number) => void = () => undefined,
): Promise<string> => {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    progress((bytes += chunk.length));
  }
  return hash.digest('hex');
};
