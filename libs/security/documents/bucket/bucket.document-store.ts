import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  DocumentStore,
  DocumentsUnavailable,
  type DocumentPlace,
  type StoredBytes,
  type StoredDocument,
} from '../document-store.js';
import { asUnavailable, removeFilesBefore, writeDurably } from '../files.js';
import { documentAt, keyOf, requireSurvivor } from '../names.js';
import { hasHash } from '../stored-facts.js';
import { Bucket, BucketRefusal, type BucketAccess } from './bucket.js';

/** No document is as long, however it is sealed: what is longer was never stored by this service. */
const DOCUMENT_MAX_BYTES = 256 * 1_024 * 1_024;

/**
 * Documents in a store that speaks S3. Each is sent in one request with its hash, which the store compares: it is there as
 * a whole, or not at all. Nothing is ever half. The hash stands before the content, so each is first written to a file on
 * this machine, sealed as it is, and streamed from there: no upload lies in memory.
 */
export class BucketDocumentStore extends DocumentStore {
  readonly #bucket: Bucket;
  readonly #waitingFolder: string;
  readonly name: string;

  constructor(access: BucketAccess) {
    super();
    this.#bucket = new Bucket(access);
    this.#waitingFolder = access.waitingFolder;
    this.name = `the bucket ${access.url}`;
  }

  async isThere(): Promise<boolean> {
    try {
      await this.#bucket.ask({ query: { 'list-type': '2', 'max-keys': '1' } });
      return true;
    } catch (error) {
      const { cause } = error as Error;
      if (cause instanceof BucketRefusal && cause.code === 'NoSuchBucket') return false;
      throw error;
    }
  }

  async put(place: DocumentPlace, content: AsyncIterable<Uint8Array>): Promise<StoredBytes> {
    const waiting = join(this.#waitingFolder, randomUUID());
    await asUnavailable(mkdir(this.#waitingFolder, { recursive: true, mode: 0o700 }));
    try {
      const stored = await writeDurably(waiting, content);
      await this.#send(place, stored, waiting);
      return stored;
    } finally {
      await rm(waiting, { force: true }).catch(() => undefined); // else it is swept
    }
  }

  async #send(place: DocumentPlace, { bytes, sha256 }: StoredBytes, path: string): Promise<void> {
    // not every store knows the condition below
    if (await this.storedAt(place)) throw new DocumentsUnavailable(new BucketRefusal('', 'A document never changes.'));
    const headers = {
      'content-type': 'application/octet-stream',
      'if-none-match': '*',
      'x-amz-content-sha256': sha256,
      'x-amz-checksum-sha256': Buffer.from(sha256, 'hex').toString('base64'),
    };
    try {
      await this.#bucket.ask({ method: 'PUT', key: keyOf(place), headers, file: { path, bytes } });
    } catch (error) {
      // a store may have kept what it answered with a fault, and the next attempt then meets the document itself
      if (!(await hasHash(this, place, sha256).catch(() => false))) throw error;
    }
  }

  async read(place: DocumentPlace): Promise<AsyncIterable<Buffer> | undefined> {
    const answer = await this.#bucket.ask({ key: keyOf(place) });
    return answer && partsOf(answer);
  }

  async storedAt(place: DocumentPlace): Promise<Date | undefined> {
    const answer = await this.#bucket.ask({ method: 'HEAD', key: keyOf(place) });
    return answer && new Date(answer.headers.get('last-modified') ?? 0);
  }

  list(): AsyncIterable<StoredDocument> {
    return this.#listBelow('');
  }

  async remove(place: DocumentPlace): Promise<void> {
    await this.#bucket.ask({ method: 'DELETE', key: keyOf(place) });
  }

  async removeAll(survivorId: string): Promise<void> {
    for await (const place of this.#listBelow(`${requireSurvivor(survivorId)}/`)) await this.remove(place);
  }

  async removeUnfinished(before: Date): Promise<void> {
    await removeFilesBefore(this.#waitingFolder, before);
  }

  async *#listBelow(below: string): AsyncGenerator<StoredDocument> {
    for await (const page of this.#bucket.pages(below))
      for (const { key, storedAt } of page) {
        const place = documentAt(key);
        if (place) yield { ...place, storedAt };
      }
  }
}

const TOO_LONG = new BucketRefusal('', 'The store sends more than any document has: check that it is the right one.');

async function* partsOf(answer: Response): AsyncGenerator<Buffer> {
  let bytes = 0;
  try {
    for await (const part of answer.body ?? []) {
      bytes += part.length;
      if (bytes > DOCUMENT_MAX_BYTES) throw TOO_LONG;
      yield Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    }
  } catch (error) {
    throw new DocumentsUnavailable(error);
  }
}
