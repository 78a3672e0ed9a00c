import status from '@eventstore/db-client/generated/status_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import grpc from '@grpc/grpc-js';
import type { CallRefused } from '../../wire/status.js';
import type { Faults } from './faults.js';

export type BatchCall = grpc.ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;
export type BatchHandler = (call: BatchCall) => unknown;
export type AppendHandler = (call: unknown, answer: grpc.sendUnaryData<streams.AppendResp>) => void;

export const harshAppend =
  (faults: Faults, append: AppendHandler): AppendHandler =>
  (call, answer) => {
    const refusal = faults.refusalOf('append');
    return refusal ? answer(refusal) : append(call, answer);
  };

/** One call for many appends, each refused, delayed or answered twice by itself. */
export const harshBatchAppend = (faults: Faults, batchAppend: BatchHandler, appended: () => void): BatchHandler => {
  return (call) => {
    const answers = new LateAnswers(call, faults);
    const on = call.on.bind(call);
    const refused = new Map<string, CallRefused>();
    call.on = ((name: string, listener: (request: streams.BatchAppendReq) => void) => {
      if (name !== 'data') return on(name, listener);
      return on('data', (request) => {
        const id = request.getCorrelationId()?.getString() ?? '';
        const refusal = refused.get(id) ?? (request.hasOptions() ? faults.refusalOf('append') : null);
        if (!refusal) {
          if (request.getIsFinal()) appended();
          return listener(request);
        }
        refused.set(id, refusal);
        if (!request.getIsFinal()) return;
        refused.delete(id);
        answers.write(errorAnswer(request, refusal));
      });
    }) as typeof call.on;
    call.write = ((response: streams.BatchAppendResp) => answers.write(response)) as typeof call.write;
    call.end = (() => answers.end()) as typeof call.end;
    return batchAppend(call);
  };
};

/** Late answers come in any order, the last of them before the end. */
class LateAnswers {
  readonly #write: BatchCall['write'];
  readonly #end: () => unknown;
  readonly #late = new Map<NodeJS.Timeout, streams.BatchAppendResp>();
  #isOver = false;

  constructor(
    call: BatchCall,
    private readonly faults: Faults,
  ) {
    this.#write = call.write.bind(call);
    this.#end = call.end.bind(call);
    for (const event of ['cancelled', 'close', 'error']) call.once(event, () => this.#forget());
  }

  write(response: streams.BatchAppendResp): boolean {
    const delayMs = this.faults.answerDelayMs();
    if (this.#isOver) return true;
    if (delayMs <= 0) return this.#send(response);
    this.faults.note('late');
    const timer = setTimeout(() => {
      this.#late.delete(timer);
      this.#send(response);
    }, delayMs);
    this.#late.set(timer, response);
    return true;
  }

  end(): unknown {
    for (const response of this.#late.values()) this.#send(response);
    this.#forget();
    return this.#end();
  }

  #send(response: streams.BatchAppendResp): boolean {
    const { answersTwice } = this.faults;
    if (answersTwice === 'always' || (answersTwice === 'errors' && response.hasError())) {
      this.faults.note('twice');
      this.#write(response);
    }
    return this.#write(response);
  }

  #forget(): void {
    this.#isOver = true;
    for (const timer of this.#late.keys()) clearTimeout(timer);
    this.#late.clear();
  }
}

const DETAILS: Readonly<Partial<Record<grpc.status, () => [string, { serializeBinary(): Uint8Array }]>>> = {
  [grpc.status.PERMISSION_DENIED]: () => ['event_store.client.AccessDenied', new shared.AccessDenied()],
};

/** As EventStoreDB writes it: a general error has only a text. */
function errorAnswer(request: streams.BatchAppendReq, { code, details }: CallRefused): streams.BatchAppendResp {
  const packed = new any.Any();
  const [type, message] = DETAILS[code]?.() ?? ['google.protobuf.Empty', new empty.Empty()];
  packed.pack(message.serializeBinary(), type);
  const error = new status.Status().setMessage(details).setDetails(packed);
  const response = new streams.BatchAppendResp().setCorrelationId(request.getCorrelationId()).setError(error);
  return response.setStreamIdentifier(request.getOptions()?.getStreamIdentifier() ?? new shared.StreamIdentifier());
}
