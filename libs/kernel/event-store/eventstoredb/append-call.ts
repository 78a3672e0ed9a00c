import { randomUUID } from 'node:crypto';
import { convertToCommandError } from '@eventstore/db-client';
import type { ClientDuplexStream } from '@grpc/grpc-js';
import type { EventData } from '../event-store.js';
import { appendRequests, type AppendAnswer, type ArrivedAnswer } from './append-messages.js';

export type BatchCall = ClientDuplexStream<Buffer, ArrivedAnswer>;

interface Waiting {
  readonly stream: string;
  readonly resolve: (appended: AppendAnswer) => void;
  readonly reject: (error: unknown) => void;
}

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
      for (const request of appendRequests(correlationId, stream, events, expected)) this.call.write(request);
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
