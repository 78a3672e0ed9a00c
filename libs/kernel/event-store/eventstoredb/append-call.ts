import { randomUUID } from 'node:crypto';
import { convertToCommandError } from '@eventstore/db-client';
import type { ClientDuplexStream } from '@grpc/grpc-js';
import type { EventData } from '../event-store.js';
import {
  appendRequest,
  type AppendAnswer,
  type AppendTarget,
  type ArrivedAnswer,
  type EncodedEvent,
} from './append-messages.js';

export type BatchCall = ClientDuplexStream<Buffer, ArrivedAnswer>;

interface Waiting {
  readonly stream: string;
  readonly resolve: (appended: AppendAnswer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The server compares this deadline with its own clock, so a short one would fail every append of a machine whose clock
 * is behind. The time for an answer is limited on this side.
 */
const DEADLINE_MS = 600_000;

/** A message should stay well below the 4 MiB that a server accepts by default. */
const MESSAGE_MAX_BYTES = 1_024 * 1_024;
const EVENT_OVERHEAD_BYTES = 200;

/**
 * All appends of a client over one call, each with its correlation id. An answer that nobody waits for is ignored. If
 * the call fails or ends, all waiting appends fail at once.
 */
export class AppendCall {
  readonly #waiting = new Map<string, Waiting>();
  #over: unknown;

  constructor(private readonly call: BatchCall) {
    call.on('data', (answer: ArrivedAnswer) => this.#settle(answer));
    call.on('error', (error) => this.#end(convertToCommandError(error)));
    call.on('end', () => this.#end(new Error('The event store ended the call without an answer.')));
  }

  get isOver(): boolean {
    return this.#over !== undefined;
  }

  /** Settles after the call is over. */
  append(stream: string, events: readonly EventData[], expected: number): Promise<AppendAnswer> {
    const correlationId = randomUUID();
    return new Promise((resolve, reject) => {
      if (this.#over !== undefined) return reject(this.#over);
      this.#waiting.set(correlationId, { stream, resolve, reject });
      for (const request of requestsOf(correlationId, stream, events, expected)) this.call.write(request);
    });
  }

  #settle({ correlationId, appended, errorFor }: ArrivedAnswer): void {
    const waiting = this.#waiting.get(correlationId);
    if (!waiting) return;
    this.#waiting.delete(correlationId);
    if (appended) waiting.resolve(appended);
    else waiting.reject(errorFor!(waiting.stream));
  }

  #end(reason: unknown): void {
    if (this.#over !== undefined) return;
    this.#over = reason;
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }
}

/** The parts of an append: one, unless its events are too large for a message. */
function* requestsOf(correlationId: string, stream: string, events: readonly EventData[], expected: number) {
  let options: AppendTarget | undefined = { stream, expected, deadlineMs: Date.now() + DEADLINE_MS };
  let part: EncodedEvent[] = [];
  let bytes = 0;
  for (const event of events.map(encodeEvent)) {
    const size = event.bytes + EVENT_OVERHEAD_BYTES;
    if (bytes > 0 && bytes + size > MESSAGE_MAX_BYTES) {
      yield appendRequest({ correlationId, options, events: part, isFinal: false });
      [options, part, bytes] = [undefined, [], 0];
    }
    bytes += size;
    part.push(event);
  }
  yield appendRequest({ correlationId, options, events: part, isFinal: true });
}

const encodeEvent = ({ id, type, bytes: content, ...event }: EventData): EncodedEvent => {
  const data = content ? Buffer.from(content.data) : JSON.stringify(event.data);
  const metadata = content ? Buffer.from(content.metadata) : JSON.stringify(event.metadata);
  const bytes = Buffer.byteLength(data) + Buffer.byteLength(metadata);
  return { id, type, data, metadata, isJson: content?.isJson !== false, bytes };
};
