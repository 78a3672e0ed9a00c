import code from '@eventstore/db-client/generated/code_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import featuresService from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import status from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import grpc from '@grpc/grpc-js';

export type BatchCall = grpc.ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;

/** What the server does with the nth append that reaches it. */
export type Script = (call: BatchCall, request: streams.BatchAppendReq, attempt: number) => void;

/** The success of EventStoreDB, with a position unless there is none. */
export const succeed = (call: BatchCall, request: streams.BatchAppendReq, position?: string): void => {
  const success = new streams.BatchAppendResp.Success().setCurrentRevision('0');
  if (position === undefined) success.setNoPosition(new empty.Empty());
  else success.setPosition(new shared.AllStreamPosition().setCommitPosition(position).setPreparePosition(position));
  call.write(new streams.BatchAppendResp().setCorrelationId(request.getCorrelationId()).setSuccess(success));
};

/** The refusal of an append by EventStoreDB, of the given kind in its protocol. */
export const answerError = (call: BatchCall, request: streams.BatchAppendReq, kind: string, message = ''): void => {
  const details = new any.Any();
  details.pack(new Uint8Array(), `event_store.client.${kind}`);
  const error = new status.Status().setCode(code.Code.UNKNOWN).setMessage(message).setDetails(details);
  call.write(new streams.BatchAppendResp().setCorrelationId(request.getCorrelationId()).setError(error));
};

interface Options {
  /** The answer to every read; without it, nothing is found. */
  readonly readFails?: { readonly code: number; readonly details: string; readonly metadata?: grpc.Metadata };
  readonly credentials?: grpc.ServerCredentials;
}

/** A server that treats appends and reads as no real server does on demand. */
export const scriptedServer = async (
  script: Script,
  { readFails, credentials = grpc.ServerCredentials.createInsecure() }: Options = {},
) => {
  const ids: string[][] = [];
  const reads: grpc.Metadata[] = [];
  let calls = 0;
  const server = new grpc.Server();
  server.addService(featuresService.ServerFeaturesService, {
    getSupportedMethods: (_: unknown, answer: grpc.sendUnaryData<features.SupportedMethods>) =>
      answer(
        null,
        new features.SupportedMethods()
          .setEventStoreServerVersion('23.10.0')
          .setMethodsList([
            new features.SupportedMethod()
              .setServiceName('event_store.client.streams.streams')
              .setMethodName('batchappend'),
          ]),
      ),
  });
  server.addService(streamsService.StreamsService, {
    read: (call: grpc.ServerWritableStream<unknown, streams.ReadResp>) => {
      reads.push(call.metadata);
      if (readFails) return void call.emit('error', readFails);
      const notFound = new streams.ReadResp.StreamNotFound();
      call.write(new streams.ReadResp().setStreamNotFound(notFound));
      call.end();
    },
    batchAppend: (call: BatchCall) => {
      calls++;
      call.on('data', (request: streams.BatchAppendReq) => {
        ids.push(request.getProposedMessagesList().map((message) => message.getId()!.getString()));
        script(call, request, ids.length);
      });
    },
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', credentials, (error, bound) => (error ? reject(error) : resolve(bound)));
  });
  return {
    url: `esdb://127.0.0.1:${port}?tls=false`,
    port,
    ids,
    /** The headers of each read. */
    reads,
    calls: () => calls,
    stop: () => server.forceShutdown(),
  };
};
