import { setTimeout as sleep } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import { XMLParser } from 'fast-xml-parser';
import { DocumentsUnavailable } from '../document-store.js';
import { beginningOf } from './beginning.js';
import { sendFile, type SentFile } from './send-file.js';

export interface BucketCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A bucket of a store that speaks S3, or a folder of one. */
export interface BucketAccess {
  /** Its address with the bucket in the path: `https://s3.example.org/documents`. Without a `/` at the end. */
  readonly url: string;
  readonly region: string;
  /** Read again for each request, so that they may be changed while the service runs. */
  readonly credentials: () => BucketCredentials;
  /** On this machine: where a document waits, sealed, until it is sent. */
  readonly waitingFolder: string;
}

interface BucketRequest {
  readonly method?: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  /** Below the address; the bucket itself when it is left out. */
  readonly key?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly file?: SentFile;
}

/** Milliseconds until the store begins to answer, after it has received the body over a slow line. */
const ANSWER_TIMEOUT_MS = 20_000;
const SLOW_BYTES_PER_MS = 50;
/** Further attempts when it is busy or fails: all requests may be repeated. */
const RETRIES = 2;
const RETRY_PAUSE_MS = 50;
/** A page of a list has at most 1,000 names. */
const LIST_MAX_BYTES = 4 * 1_024 * 1_024;
const ERROR_MAX_BYTES = 10_000;

/** Why the store does not do what it was asked. */
export class BucketRefusal extends Error {
  override readonly name = 'BucketRefusal';

  constructor(
    /** The code of S3, such as `NoSuchBucket`; empty where the store cannot be reached. */
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Sends signed requests, and says in a sentence what went wrong. */
export class Bucket {
  readonly #xml = new XMLParser({ parseTagValue: false, processEntities: true });
  /** The bucket, without the folder in it. */
  readonly #root: string;
  readonly #prefix: string;

  constructor(private readonly access: BucketAccess) {
    const { origin, pathname } = new URL(access.url);
    const [bucket, ...folders] = pathname.split('/').filter(Boolean);
    this.#root = `${origin}/${bucket}`;
    this.#prefix = folders.map((folder) => `${folder}/`).join('');
  }

  /** Undefined where there is no such object. @throws DocumentsUnavailable because of a BucketRefusal */
  async ask({ key, query, ...request }: BucketRequest): Promise<Response | undefined> {
    const url = new URL(key === undefined ? this.#root : `${this.#root}/${this.#prefix}${key}`);
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
    const answer = await this.#fetchSigned(url, request);
    if (answer.ok) return answer;
    const { text } = await beginningOf(answer.body, ERROR_MAX_BYTES);
    const refusal = this.#refusal(answer.status, text);
    if (refusal.code === 'NoSuchKey' || (request.method === 'HEAD' && answer.status === 404)) return undefined;
    throw new DocumentsUnavailable(refusal);
  }

  /** What a listing answers, one page after the other. */
  async *pages(below: string): AsyncGenerator<readonly ListedObject[]> {
    const prefix = `${this.#prefix}${below}`;
    let token: string | undefined;
    do {
      const more = token === undefined ? {} : { 'continuation-token': token };
      const answer = await this.ask({ query: { 'list-type': '2', prefix, ...more } });
      const { text, isWhole } = await beginningOf(answer?.body, LIST_MAX_BYTES);
      const { ListBucketResult: page } = this.#parseXml(isWhole ? text : '') as { readonly ListBucketResult?: Page };
      if (!page) throw new DocumentsUnavailable(new BucketRefusal('', `${this.#root} answers with no list.`));
      yield [page.Contents ?? []]
        .flat()
        .map(({ Key, LastModified }) => ({ key: Key.slice(this.#prefix.length), storedAt: new Date(LastModified) }));
      token = page.IsTruncated === 'true' ? page.NextContinuationToken : undefined;
      if (page.IsTruncated === 'true' && token === undefined)
        throw new DocumentsUnavailable(
          new BucketRefusal('', `${this.#root} lists only a part: it must know version 2 of S3's lists.`),
        );
    } while (token !== undefined);
  }

  async #fetchSigned(url: URL, { method = 'GET', headers = {}, file }: BucketRequest): Promise<Response> {
    const ended = new AbortController();
    const timeoutMs = ANSWER_TIMEOUT_MS + Math.ceil((file?.bytes ?? 0) / SLOW_BYTES_PER_MS);
    const late = setTimeout(() => ended.abort(), timeoutMs);
    const client = new AwsClient({
      ...this.access.credentials(),
      region: this.access.region,
      service: 's3',
      retries: RETRIES,
    });
    const sent: RequestInit = { method, headers, redirect: 'manual', signal: ended.signal };
    try {
      if (!file) return await client.fetch(url, sent);
      return await retryRequest(async () => sendFile(await client.sign(url, sent), file, ended.signal));
    } catch (error) {
      const { code, name } = ((error as Error).cause ?? error) as NodeJS.ErrnoException;
      const reason = ended.signal.aborted ? `no answer in ${Math.ceil(timeoutMs / 1_000)} s` : (code ?? name);
      throw new DocumentsUnavailable(
        new BucketRefusal('', `The store at ${url.origin} cannot be reached (${reason}): check that it runs.`),
      );
    } finally {
      clearTimeout(late);
    }
  }

  #refusal(status: number, text: string): BucketRefusal {
    const { Error: told } = this.#parseXml(text) as { readonly Error?: { readonly Code?: string } };
    const code = told?.Code ?? String(status);
    const sentence = SENTENCES[code] ?? SENTENCES[String(status)] ?? 'does not do what it was asked: see its own log';
    return new BucketRefusal(code, `The store with ${this.#root} ${sentence} (${code}).`);
  }

  #parseXml(text: string): object {
    try {
      return this.#xml.parse(text) as object;
    } catch {
      return {};
    }
  }
}

interface ListedObject {
  readonly key: string;
  readonly storedAt: Date;
}

interface Page {
  readonly IsTruncated?: string;
  readonly NextContinuationToken?: string;
  readonly Contents?: ListEntry | readonly ListEntry[];
}
interface ListEntry {
  readonly Key: string;
  readonly LastModified: string;
}

/** Repeats a request that fails for a moment, as the client itself does where no file is sent. */
const retryRequest = async (send: () => Promise<Response>): Promise<Response> => {
  for (let attempt = 0; ; attempt++) {
    const answer = await send();
    if ((answer.status < 500 && answer.status !== 429) || attempt === RETRIES) return answer;
    await sleep(Math.random() * RETRY_PAUSE_MS * 2 ** attempt);
  }
};

const CREDENTIALS =
  'refuses our credentials: check HOMEWARD_DOCUMENTS_BUCKET_CREDENTIALS_FILE, and that this key may list the bucket, and read, write and delete in it';
const REGION = 'is in another region: set HOMEWARD_DOCUMENTS_BUCKET_REGION to it';
const FULL = 'is full: make room, or raise its quota';
const ALTERED = 'received other bytes than were sent, and kept none';

/** What an operator should do, by the code of S3 or the status. */
const SENTENCES: Readonly<Record<string, string>> = {
  NoSuchBucket: 'has no such bucket: create it, or correct HOMEWARD_DOCUMENTS_BUCKET',
  InvalidAccessKeyId: CREDENTIALS,
  SignatureDoesNotMatch: CREDENTIALS,
  AccessDenied: CREDENTIALS,
  401: CREDENTIALS,
  403: CREDENTIALS,
  RequestTimeTooSkewed: 'has another time than this machine: set both clocks',
  AuthorizationHeaderMalformed: REGION,
  PermanentRedirect: REGION,
  301: REGION,
  307: REGION,
  QuotaExceeded: FULL,
  XMinioStorageFull: FULL,
  507: FULL,
  BadDigest: ALTERED,
  XAmzContentSHA256Mismatch: ALTERED,
  PreconditionFailed: 'has a document of that name already, which never changes',
  412: 'has a document of that name already, which never changes',
  429: 'is busy: try again in a moment',
  503: 'is busy: try again in a moment',
};
