import { createHash } from 'node:crypto';
import {
  type AppendExpectedRevision,
  binaryEvent,
  END,
  type EventData,
  type EventStoreDBClient,
  jsonEvent,
  type RecordedEvent,
  START,
  streamNameFilter,
} from '@eventstore/db-client';
import { collect, ReceivedEvents, waysToAppend } from './client.js';

type JsonFields = Record<string, unknown>;

type EventText =
  | string
  | [string, string]
  | { type: string; json?: JsonFields; meta?: JsonFields; bytes?: number; binaryMeta?: number };

export interface Step {
  readonly call: 'append' | 'readStream' | 'readAll' | 'positions' | 'subscribeToAll';
  readonly stream?: string;
  readonly streams?: string[];
  readonly events?: string | EventText[];
  readonly expected?: string | number;
  readonly way?: 'batch' | 'single';
  readonly from?: string | number;
  readonly direction?: 'forwards' | 'backwards';
  readonly max?: number;
  readonly whole?: boolean;
  readonly prefixes?: string[];
  readonly prefixed?: string;
  readonly count?: boolean;
  readonly during?: Step[];
  readonly answer?: unknown;
}

const NAME_MAX_BYTES = 1_024;
/** The name of the longest stream in the recording. */
const LONG_NAME = 'n'.repeat(100);
/** Far behind the end of any log, and still valid in Postgres. */
const BEYOND = 2n ** 62n;

/** Repeats the calls of one recorded case, in new streams, and writes the answers as in the recording. */
export class RecordedCase {
  readonly #answers: { nextExpectedRevision: bigint; position?: { commit: bigint } }[] = [];

  constructor(
    private readonly client: EventStoreDBClient,
    private readonly prefix: string,
  ) {}

  async answer(step: Step): Promise<unknown> {
    const calls: Record<Step['call'], (step: Step) => Promise<unknown>> = {
      append: (one) => this.#append(one),
      readStream: (one) => this.#readStream(one),
      readAll: (one) => this.#readAll(one),
      positions: (one) => this.#positions(one),
      subscribeToAll: (one) => this.#subscribeToAll(one),
    };
    return calls[step.call](step).catch(errorText);
  }

  async #append({ stream, events, expected = 'any', way = 'batch' }: Step): Promise<unknown> {
    const append = waysToAppend(this.client)[way === 'batch' ? 'BatchAppend' : 'Append'];
    const revision = (typeof expected === 'number' ? BigInt(expected) : expected) as AppendExpectedRevision;
    const appended = await append(this.#nameOf(stream!), this.#eventsOf(events!), revision);
    this.#answers.push(appended);
    return { revision: String(appended.nextExpectedRevision), position: appended.position !== undefined };
  }

  async #readStream({ stream, direction = 'forwards', from = 'start', max = 20, whole }: Step): Promise<unknown> {
    const fromRevision = typeof from === 'number' ? BigInt(from) : from === 'end' ? END : START;
    const read = await collect(
      this.client.readStream(this.#nameOf(stream!), { direction, fromRevision, maxCount: max }),
    );
    return read.map(({ event }) => (whole ? wholeText(event!) : this.#textOf(event!)));
  }

  async #readAll({ direction = 'forwards', from = 'start', max = 20 }: Step): Promise<unknown> {
    const fromPosition = await this.#positionOf(from);
    const read = await collect(this.client.readAll({ direction, fromPosition, maxCount: max }));
    return read.filter(({ event }) => event!.streamId.startsWith(this.prefix)).map(({ event }) => this.#textOf(event!));
  }

  async #positions({ streams }: Step): Promise<unknown> {
    const read = await Promise.all(streams!.map((stream) => collect(this.client.readStream(this.#nameOf(stream)))));
    const positions = read.flat().map(({ event }) => event!.position!);
    const commits = positions.map(({ commit }) => commit);
    return {
      rise: commits.every((commit, index) => index === 0 || commit > commits[index - 1]!),
      commitIsPrepare: positions.every(({ commit, prepare }) => commit === prepare),
      answerIsTheLastEvents: read.every(
        (events, index) => events.at(-1)!.event!.position!.commit === this.#answers[index]!.position!.commit,
      ),
    };
  }

  async #subscribeToAll({ from, prefixes, during = [], count, answer }: Step): Promise<unknown> {
    const filter = streamNameFilter({ prefixes: prefixes!.map((prefix) => this.prefix + prefix) });
    const subscription = this.client.subscribeToAll({ fromPosition: await this.#positionOf(from!), filter });
    const texts: string[] = [];
    // before the listeners of `ReceivedEvents`, which check whether enough have come
    subscription.on('data', ({ event }) => texts.push(this.#textOf(event!)));
    subscription.on('caughtUp', () => texts.push('caughtUp'));
    const heard = new ReceivedEvents(subscription);
    await heard.caughtUp();
    for (const step of during) await this.#append(step);
    const length = count ? (answer as [string, { events: number }])[1].events + 1 : (answer as unknown[]).length;
    await heard.waitUntil(() => texts.length >= length);
    await subscription.unsubscribe();
    if (!count) return texts;
    const revisions = heard.events.map(({ revision }) => revision);
    const isInOrder = revisions.every((revision, index) => index === 0 || revision === revisions[index - 1]! + 1n);
    return [`caught up after ${texts.indexOf('caughtUp')}`, { events: revisions.length, inOrder: isInOrder }];
  }

  async #positionOf(from: string | number) {
    const [stream, revision] = String(from).split('/');
    if (from === 'end') return END;
    if (from === 'beyond') return { commit: BEYOND, prepare: BEYOND };
    if (revision === undefined) return START;
    const options = { fromRevision: BigInt(revision), maxCount: 1 };
    const [event] = await collect(this.client.readStream(this.#nameOf(stream!), options));
    return event!.event!.position!;
  }

  #nameOf(stream: string): string {
    return this.#isLong(stream)
      ? (this.prefix + stream).padEnd(NAME_MAX_BYTES, 'n').slice(0, NAME_MAX_BYTES)
      : this.prefix + stream;
  }

  #isLong = (stream: string): boolean => stream.startsWith(LONG_NAME);

  #textOf({ streamId, revision, type }: Pick<RecordedEvent, 'streamId' | 'revision' | 'type'>): string {
    const name = streamId.slice(this.prefix.length);
    return `${this.#isLong(name) ? 'long' : name}@${revision}:${type}`;
  }

  #eventsOf(events: string | EventText[]): EventData[] {
    if (typeof events !== 'string') return events.map((event) => this.#eventOf(event));
    const [, count, type] = /^(\d+) times (\w+)$/.exec(events)!;
    return Array.from({ length: Number(count) }, () => jsonEvent({ type: type!, data: {} }));
  }

  #eventOf(event: EventText): EventData {
    if (typeof event === 'string') return jsonEvent({ type: event, data: {} });
    if (Array.isArray(event)) return jsonEvent({ type: event[0], data: {}, id: uuidOf(this.prefix + event[1]) });
    const { type, json, meta, bytes, binaryMeta } = event;
    if (json) return jsonEvent({ type, data: json, metadata: meta });
    const metadata = binaryMeta ? { metadata: Buffer.alloc(binaryMeta, 9) } : {};
    return binaryEvent({ type, data: Buffer.alloc(bytes!, 7), ...metadata });
  }
}

const uuidOf = (name: string): string =>
  createHash('sha256')
    .update(name)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

const contentText = (content: unknown): unknown =>
  content instanceof Uint8Array ? `bytes ${Buffer.from(content).toString('hex')}` : content;

const wholeText = ({ revision, type, isJson, data, metadata, created, position }: RecordedEvent): unknown => ({
  revision: String(revision),
  type,
  isJson,
  data: contentText(data),
  metadata: contentText(metadata),
  created: created.constructor.name,
  commitIsPrepare: position?.commit === position?.prepare,
});

interface ClientError extends Error {
  readonly type: string;
  readonly code?: number;
  readonly expectedVersion?: bigint | string;
  readonly actualVersion?: bigint | string;
  readonly maxAppendSize?: number;
}

const errorText = ({
  name,
  constructor,
  type,
  code,
  expectedVersion,
  actualVersion,
  maxAppendSize,
}: ClientError): unknown => ({
  error: constructor.name === 'Error' ? name : constructor.name,
  type,
  ...(code !== undefined && type !== 'wrong-expected-version' && type !== 'stream-not-found' && { code }),
  ...(expectedVersion !== undefined && { expected: String(expectedVersion) }),
  ...(actualVersion !== undefined && { actual: String(actualVersion) }),
  ...(maxAppendSize !== undefined && { maxAppendSize }),
});
