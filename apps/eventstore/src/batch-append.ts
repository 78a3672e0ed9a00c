import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type grpc from '@grpc/grpc-js';
import type { Calls } from './calls.js';
import { type Expected } from './event.js';
import { Unavailable } from './failure.js';
import type { Log } from './log.js';
import { batchFailure, batchOutcome, expectedPosition } from './wire/batch-append.js';
import { streamName, uuid, writableStreamName } from './wire/names.js';
import { Proposal } from './wire/proposal.js';
import { invalid, refused } from './wire/status.js';

type Call = grpc.ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;

/** Beyond this many appends under way, or half sent, a client has to wait before it sends more. */
const MOST_UNANSWERED = 1_024;

interface Incoming {
  readonly stream: string;
  readonly expected: Expected;
  readonly deadline: Date | undefined;
  readonly proposal: Proposal;
  failure?: unknown;
}

/** One call for all appends of a client, each known by its correlation id. Answers come in any order. */
export const batchAppend = (log: Log, calls: Calls) => (call: Call) => new BatchAppend(log, calls, call);

class BatchAppend {
  readonly #incoming = new Map<string, Incoming>();
  readonly #done: () => void;
  #unanswered = 0;
  #blocked = false;
  #ending: Error | 'ended' | null = null;
  #over = false;

  constructor(
    private readonly log: Log,
    calls: Calls,
    private readonly call: Call,
  ) {
    this.#done = calls.add(() => this.#endWith(new Unavailable('the node is shutting down')));
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
      const incoming = this.#incoming.get(correlation) ?? open(request);
      this.#incoming.set(correlation, incoming);
      if (this.#incoming.size > MOST_UNANSWERED) throw invalid('too many appends are half sent');
      collect(incoming, request);
      if (!request.getIsFinal()) return;
      this.#incoming.delete(correlation);
      void this.#append(correlation, incoming);
    } catch (error) {
      // without a correlation id or a stream there is no way to answer, but to end the call
      this.#fail(error);
    }
  }

  async #append(correlation: string, { stream, expected, deadline, proposal, failure }: Incoming): Promise<void> {
    this.#unanswered++;
    this.#pace();
    try {
      if (failure) throw failure;
      const outcome = await this.log.append({ stream, expected, events: proposal.events }, { deadline });
      this.#answer(batchOutcome(correlation, stream, expected, outcome));
    } catch (error) {
      // the protocol has no word for "unavailable" per append, and a client retries what fails with its call
      if (error instanceof Unavailable) this.#fail(error);
      else this.#answer(batchFailure(correlation, stream, error));
    }
    this.#unanswered--;
    this.#pace();
    if (this.#ending && !this.#unanswered) this.#finish();
  }

  #answer(response: streams.BatchAppendResp): void {
    if (!this.#over && !this.call.write(response)) this.#blocked = true;
  }

  #pace(): void {
    const pause = this.#blocked || this.#unanswered >= MOST_UNANSWERED;
    if (pause !== this.call.isPaused()) this.call[pause ? 'pause' : 'resume']();
  }

  /** What is under way is still answered. */
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
    if (!this.#over) this.call.emit('error', refused(error));
    this.#close();
  }

  #close(): void {
    this.#over = true;
    this.#incoming.clear();
    this.#done();
  }
}

function open(request: streams.BatchAppendReq): Incoming {
  const options = request.getOptions();
  if (!options) throw invalid('the options of the append are missing');
  const stream = streamName(options.getStreamIdentifier());
  const deadline = options.getDeadline()?.toDate();
  const incoming = { stream, deadline, proposal: new Proposal() };
  try {
    writableStreamName(options.getStreamIdentifier());
    return { ...incoming, expected: expectedPosition(options) };
  } catch (failure) {
    return { ...incoming, expected: 'any', failure };
  }
}

/** The first failure is the answer, given once and at the end: the client forgets an append that was answered. */
function collect(incoming: Incoming, request: streams.BatchAppendReq): void {
  if (incoming.failure) return;
  try {
    for (const message of request.getProposedMessagesList()) incoming.proposal.add(message);
  } catch (failure) {
    incoming.failure = failure;
  }
}
