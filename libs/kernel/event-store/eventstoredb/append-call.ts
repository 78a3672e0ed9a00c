import { randomUUID } from 'node:crypto';
import { convertToCommandError } from '@eventstore/db-client';
import type { ClientDuplexStream } from '@grpc/grpc-js';
import type { EventData } from '../event-store.js';
import { appendRequests, type AppendAnswer, type ArrivedAnswer } from './append-messages.js';
import { NotSent } from './errors.js';

/** Each write is one message or several. */
export type BatchCall = ClientDuplexStream<readonly Buffer[], ArrivedAnswer>;

interface Waiting {
  readonly stream: string;
  readonly resolve: (appended: AppendAnswer) => void;
  readonly reject: (error: unknown) => void;
}

/** With so many gathered bytes, the turn of the event loop is not waited for. */
const GATHERED_MAX_BYTES = 64 * 1_024;

/**
 * All appends of a client over one call, each with its correlation id. An answer that nobody waits for is ignored. If
 * the call fails or ends, all waiting appends fail at once.
 *
 * An append alone is sent at once. While others are without an answer, those of one turn of the event loop are sent
 * together: the client of gRPC sends a message only after the one before it, so they would come to the store one by one.
 */
export class AppendCall {
  readonly #sent = new Map<string, Waiting>();
  #gathered = new Map<string, Waiting>();
  #messages: Buffer[] = [];
  #bytes = 0;
  #over: unknown;

  constructor(private readonly call: BatchCall) {
    call.on('data', (answer: ArrivedAnswer) => this.#settle(answer));
    call.on('error', (error) => this.#end(convertToCommandError(error)));
    call.on('end', () => this.#end(new Error('The event store ended the call without an answer.')));
  }

  get isOver(): boolean {
    return this.#over !== undefined;
  }

  /** Settles after the call is over. @throws NotSent if it was over before this was sent */
  append(stream: string, events: readonly EventData[], expected: number): Promise<AppendAnswer> {
    const correlationId = randomUUID();
    return new Promise((resolve, reject) => {
      if (this.#over !== undefined) return reject(new NotSent(this.#over));
      const messages = [...appendRequests(correlationId, stream, events, expected)];
      this.#gathered.set(correlationId, { stream, resolve, reject });
      this.#messages.push(...messages);
      this.#bytes += messages.reduce((sum, { length }) => sum + length, 0);
      if (this.#sent.size === 0 || this.#bytes >= GATHERED_MAX_BYTES) this.#send();
      else if (this.#gathered.size === 1) setImmediate(() => this.#send());
    });
  }

  #send(): void {
    if (this.#gathered.size === 0) return; // they were too large to wait, or the call is over
    const messages = this.#messages;
    for (const [correlationId, waiting] of this.#takeGathered()) this.#sent.set(correlationId, waiting);
    this.call.write(messages);
  }

  #takeGathered(): ReadonlyMap<string, Waiting> {
    const gathered = this.#gathered;
    this.#gathered = new Map();
    this.#messages = [];
    this.#bytes = 0;
    return gathered;
  }

  #settle({ correlationId, appended, errorFor }: ArrivedAnswer): void {
    const waiting = this.#sent.get(correlationId);
    if (!waiting) return;
    this.#sent.delete(correlationId);
    if (appended) waiting.resolve(appended);
    else waiting.reject(errorFor!(waiting.stream));
  }

  #end(reason: unknown): void {
    if (this.#over !== undefined) return;
    this.#over = reason;
    for (const { reject } of this.#takeGathered().values()) reject(new NotSent(reason));
    for (const { reject } of this.#sent.values()) reject(reason);
    this.#sent.clear();
  }
}
