import { randomUUID } from 'node:crypto';
import { UnknownError, convertToCommandError } from '@eventstore/db-client';
import { unpackToCommandError } from '@eventstore/db-client/dist/streams/appendToStream/unpackError.js';
import { parseUUID } from '@eventstore/db-client/dist/utils/grpcUUID.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import timestamp from 'google-protobuf/google/protobuf/timestamp_pb.js';
import type { ClientDuplexStream } from '@grpc/grpc-js';
import type { EventData } from '../event-store.js';

export type BatchCall = ClientDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;

export interface AppendAnswer {
  readonly revision: number;
  /** The answer to a repeat may have no position. */
  readonly position: bigint | undefined;
}

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
    call.on('data', (response: streams.BatchAppendResp) => this.#settle(response));
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

  #settle(response: streams.BatchAppendResp): void {
    const correlationId = parseUUID(response.getCorrelationId()) ?? '';
    const waiting = this.#waiting.get(correlationId);
    if (!waiting) return;
    this.#waiting.delete(correlationId);
    const success = response.getSuccess();
    if (!success) return waiting.reject(errorIn(response, waiting.stream));
    const position = success.getPosition();
    waiting.resolve({
      revision: success.hasCurrentRevision() ? Number(success.getCurrentRevision()) : -1,
      position: position && BigInt(position.getCommitPosition()),
    });
  }

  #end(reason: unknown): void {
    if (this.#over !== undefined) return;
    this.#over = reason;
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }
}

/** An answer that is neither a success nor an error must not count as recorded. */
const errorIn = (response: streams.BatchAppendResp, stream: string): Error => {
  const error = response.getError();
  if (!error?.getDetails())
    return new UnknownError(undefined, error?.getMessage() ?? 'The answer contains neither a success nor an error.');
  return unpackToCommandError(error, stream);
};

function* requestsOf(correlationId: string, stream: string, events: readonly EventData[], expected: number) {
  const next = () =>
    new streams.BatchAppendReq().setCorrelationId(new shared.UUID().setString(correlationId)).setIsFinal(false);
  let request = next().setOptions(optionsOf(stream, expected));
  let bytes = 0;
  for (const { id, type, data, metadata, bytes: content } of events) {
    const [dataBytes, metadataBytes] = content
      ? [content.data, content.metadata]
      : [Buffer.from(JSON.stringify(data)), Buffer.from(JSON.stringify(metadata))];
    const size = dataBytes.length + metadataBytes.length + EVENT_OVERHEAD_BYTES;
    if (bytes > 0 && bytes + size > MESSAGE_MAX_BYTES) {
      yield request;
      [request, bytes] = [next(), 0];
    }
    bytes += size;
    const message = new streams.BatchAppendReq.ProposedMessage()
      .setId(new shared.UUID().setString(id))
      .setData(dataBytes)
      .setCustomMetadata(metadataBytes);
    const contentType = content?.isJson === false ? 'application/octet-stream' : 'application/json';
    message.getMetadataMap().set('type', type).set('content-type', contentType);
    request.addProposedMessages(message);
  }
  yield request.setIsFinal(true);
}

const optionsOf = (stream: string, expected: number): streams.BatchAppendReq.Options => {
  const options = new streams.BatchAppendReq.Options()
    .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(stream)))
    .setDeadline(timestamp.Timestamp.fromDate(new Date(Date.now() + DEADLINE_MS)));
  return expected < 0 ? options.setNoStream(new empty.Empty()) : options.setStreamPosition(String(expected));
};
