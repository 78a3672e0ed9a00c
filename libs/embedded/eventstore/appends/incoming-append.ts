import shared from '@eventstore/db-client/generated/shared_pb.js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ExpectedRevision } from '../event.js';
import type { HalfSentAppend, HalfSentAppends } from './half-sent.js';
import type { AppendRequest } from './group.js';
import { expectedPosition } from '../wire/batch-append.js';
import { writableStreamName } from '../wire/names.js';
import { Proposal } from '../wire/proposal.js';
import { invalidArgument, type CallRefused } from '../wire/status.js';

/** One append of a batch call while its parts arrive. Its first failure is its answer, and ends nothing else. */
export class IncomingAppend {
  /** Exactly as sent, even without a stream name: the client throws on an answer without one. */
  readonly stream: shared.StreamIdentifier;
  readonly deadline: Date | undefined;
  /** The client forgets an append after its answer, and throws at a second one. */
  answered = false;
  failure: unknown;
  readonly #proposal = new Proposal();
  #target: Pick<AppendRequest, 'stream' | 'expected'> | undefined;
  #halfSent: HalfSentAppend | undefined;

  constructor(first: streams.BatchAppendReq, denial: CallRefused | null) {
    this.failure = denial;
    const options = first.getOptions();
    this.stream = options?.getStreamIdentifier() ?? new shared.StreamIdentifier();
    this.deadline = options?.getDeadline()?.toDate();
    if (denial) return;
    this.#try(() => {
      if (!options) throw invalidArgument('the options of the append are missing');
      const stream = writableStreamName(options.getStreamIdentifier());
      this.#target = { stream, expected: expectedPosition(options) };
    });
  }

  get expected(): ExpectedRevision {
    return this.#target?.expected ?? 'any';
  }

  get request(): AppendRequest {
    if (!this.#target) throw this.failure;
    return { ...this.#target, events: this.#proposal.events };
  }

  collect(part: streams.BatchAppendReq): void {
    if (this.failure) return;
    this.#try(() => {
      for (const message of part.getProposedMessagesList()) this.#proposal.add(message);
    });
  }

  /** More parts will come: until then it takes room from others. */
  await(halfSentAppends: HalfSentAppends, expire: () => void): void {
    if (this.failure) return;
    this.#halfSent ??= halfSentAppends.begin((reason) => {
      this.#fail(reason);
      expire();
    });
    this.#try(() => this.#halfSent?.hold(this.#proposal.bytesHeld));
  }

  end(): void {
    this.#halfSent?.end();
  }

  #try(work: () => void): void {
    try {
      work();
    } catch (reason) {
      this.#fail(reason);
    }
  }

  #fail(reason: unknown): void {
    this.failure = reason;
    this.#proposal.forget();
    this.end();
  }
}
