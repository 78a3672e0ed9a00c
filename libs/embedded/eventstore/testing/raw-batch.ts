import { randomUUID } from 'node:crypto';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import { rawClient, streamOf } from './raw-client.js';

interface Part {
  /** Only the first part of an append names its stream. */
  readonly stream?: string;
  readonly events: number;
  readonly bytes?: number;
  readonly final: boolean;
}

export function batchPart(correlation: string, { stream, events, bytes = 1, final }: Part): streams.BatchAppendReq {
  const request = new streams.BatchAppendReq()
    .setCorrelationId(new shared.UUID().setString(correlation))
    .setIsFinal(final);
  if (stream !== undefined) {
    const options = new streams.BatchAppendReq.Options().setStreamIdentifier(streamOf(stream));
    request.setOptions(options.setAny(new empty.Empty()));
  }
  for (let n = 0; n < events; n++) {
    const message = new streams.BatchAppendReq.ProposedMessage()
      .setId(new shared.UUID().setString(randomUUID()))
      .setData(Buffer.alloc(bytes));
    message.getMetadataMap().set('type', 'Raw').set('content-type', 'application/octet-stream');
    request.addProposedMessages(message);
  }
  return request;
}

/** One BatchAppend call, with the codes and number of answers of each append. */
export class RawBatch {
  readonly #client;
  readonly #call;
  readonly #answers = new Map<string, number[]>();
  #heard = (): void => undefined;

  constructor(node: { port: number }) {
    this.#client = rawClient(node);
    this.#call = this.#client.batchAppend();
    this.#call.on('data', (response: streams.BatchAppendResp) => {
      const id = response.getCorrelationId()!.getString();
      const code = response.getError()?.getCode() ?? 0;
      this.#answers.set(id, [...(this.#answers.get(id) ?? []), code]);
      this.#heard();
    });
  }

  write(part: streams.BatchAppendReq): void {
    this.#call.write(part);
  }

  async waitForAnswer(correlation: string): Promise<void> {
    while (!this.#answers.has(correlation)) await new Promise<void>((resolve) => (this.#heard = resolve));
  }

  /** All answers, after the node has ended the call in order; rejects if it ended with an error. */
  async close(): Promise<Map<string, number[]>> {
    try {
      await new Promise<void>((resolve, reject) => {
        this.#call.on('end', resolve);
        this.#call.on('error', reject);
        this.#call.end();
      });
      return this.#answers;
    } finally {
      this.#client.close();
    }
  }
}
