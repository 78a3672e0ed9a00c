import type grpc from '@grpc/grpc-js';
import { callUnimplemented } from './wire/status.js';

type AnyCall = grpc.ServerWritableStream<unknown, unknown>;

/** Answers one method with a sentence instead of "unknown method". */
export const answerUnimplemented =
  (what: string) =>
  (call: AnyCall, answer?: grpc.sendUnaryData<unknown>): void => {
    const error = callUnimplemented(`this node does not do ${what}: use EventStoreDB for that`);
    if (answer) answer(error);
    else call.emit('error', error);
  };

export const unimplementedService = (service: object, what: string): grpc.UntypedServiceImplementation =>
  Object.fromEntries(Object.keys(service).map((method) => [method, answerUnimplemented(what)]));
