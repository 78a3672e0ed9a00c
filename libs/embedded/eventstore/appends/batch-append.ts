import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type grpc from '@grpc/grpc-js';
import type { Calls } from '../calls.js';
import { Unavailable } from '../failure.js';
import type { HalfSentAppends } from './half-sent.js';
import { IncomingAppend } from './incoming-append.js';
import type { EventLog } from '../log.js';
import { batchFailure, batchOutcome } from '../wire/batch-append.js';
import { uuid } from '../wire/names.js';
import { invalidArgument, toCallRefused, type CallRefused } from '../wire/status.js';

type Call = grpc.ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;

/** With this many appends open or half sent, a client must wait before it sends more. */
const MOST_UNANSWERED = 1_024;

export interface BatchAppendContext {
  readonly log: EventLog;
  readonly calls: Calls;
  readonly halfSent: HalfSentAppends;
  /** Why this caller may not append, if so. */
  readonly denial: (call: Call) => CallRefused | null;
}

/** One call for all appends of a client, each with its correlation id. Answers come in any order. */
export const batchAppend = (context: BatchAppendContext) => (call: Call) => new BatchAppend(context, call);

class BatchAppend {
  readonly #incoming = new Map<string, IncomingAppend>();
  readonly #done: () => void;
  readonly #denial: CallRefused | null;
  #unanswered = 0;
  #blocked = false;
  #ending: Error | 'ended' | null = null;
  #over = false;

  constructor(
    private readonly context: BatchAppendContext,
    private readonly call: Call,
  ) {
    this.#denial = context.denial(call);
    this.#done = context.calls.add(() => this.#endWith(new Unavailable('the node is shutting down')));
    call.on('data', (request: streams.BatchAppendReq) => this.#receive(request));
    call.on('end', () => this.#endWith('ended'));
    call.on('cancelled', () => this.#close());
    call.on('drain', () => {
      this.#blocked = false;
      this.#pace();
    });
  }

  #receive(request: streams.BatchAppendReq): void {
    if (this.#ending) return;
    try {
      const correlation = uuid('the correlation id', request.getCorrelationId());
      const incoming = this.#incoming.get(correlation) ?? this.#begin(correlation, request);
      incoming.collect(request);
      if (!request.getIsFinal()) {
        return incoming.await(this.context.halfSent, () => this.#answerFailure(correlation, incoming));
      }
      this.#incoming.delete(correlation);
      incoming.end();
      if (!incoming.answered) void this.#append(correlation, incoming);
    } catch (error) {
      // without a correlation id, the only possible answer is to end the call
      this.#fail(error);
    }
  }

  #begin(correlation: string, request: streams.BatchAppendReq): IncomingAppend {
    if (this.#incoming.size >= MOST_UNANSWERED) throw invalidArgument('too many appends are half sent');
    const incoming = new IncomingAppend(request, this.#denial);
    this.#incoming.set(correlation, incoming);
    return incoming;
  }

  async #append(correlation: string, incoming: IncomingAppend): Promise<void> {
    this.#unanswered++;
    this.#pace();
    try {
      if (incoming.failure) throw incoming.failure;
      const { deadline, expected, stream } = incoming;
      const outcome = await this.context.log.append(incoming.request, { deadline });
      this.#answer(batchOutcome(correlation, stream, expected, outcome));
    } catch (error) {
      // the protocol cannot report one append as unavailable, and a client retries all appends of a failed call
      if (error instanceof Unavailable) this.#fail(error);
      else this.#answer(batchFailure(correlation, incoming.stream, error));
    }
    this.#unanswered--;
    this.#pace();
    if (this.#ending && !this.#unanswered) this.#finish();
  }

  /** Its remaining parts may still arrive, so it stays marked as answered until the last of them. */
  #answerFailure(correlation: string, incoming: IncomingAppend): void {
    incoming.answered = true;
    this.#answer(batchFailure(correlation, incoming.stream, incoming.failure));
  }

  #answer(response: streams.BatchAppendResp): void {
    if (!this.#over && !this.call.write(response)) this.#blocked = true;
  }

  #pace(): void {
    const pause = this.#blocked || this.#unanswered >= MOST_UNANSWERED;
    if (pause !== this.call.isPaused()) this.call[pause ? 'pause' : 'resume']();
  }

  /** Open appends are still answered. */
  #endWith(ending: Error | 'ended'): void {
    this.#ending ??= ending;
    if (!this.#unanswered) this.#finish();
  }

  #finish(): void {
    if (this.#ending instanceof Error) return this.#fail(this.#ending);
    if (!this.#over) this.call.end();
    this.#close();
  }

  #fail(error: unknown): void {
    if (!this.#over) this.call.emit('error', toCallRefused(error));
    this.#close();
  }

  #close(): void {
    this.#over = true;
    for (const incoming of this.#incoming.values()) incoming.end();
    this.#incoming.clear();
    this.#done();
  }
}
