import grpc from '@grpc/grpc-js';
import { DeadlineExpired, sentence, Unavailable, Unstorable } from '../failure.js';

/** A call ends with a status other than OK. */
export class CallRefused extends Error implements Partial<grpc.ServiceError> {
  override readonly name = 'CallRefused';
  readonly metadata = new grpc.Metadata();

  constructor(
    readonly code: grpc.status,
    readonly details: string,
    trailers: Readonly<Record<string, string>> = {},
  ) {
    super(details);
    for (const [key, value] of Object.entries(trailers)) this.metadata.set(key, value);
  }
}

export const invalidArgument = (details: string) => new CallRefused(grpc.status.INVALID_ARGUMENT, details);
export const callUnimplemented = (details: string) => new CallRefused(grpc.status.UNIMPLEMENTED, details);
/** EventStoreDB's answer if it can read nothing: between two records, or forwards from the end of a stream. */
export const nothingReadable = () => new CallRefused(grpc.status.UNKNOWN, 'Exception was thrown by handler.');
export const callUnavailable = (details: string) => new CallRefused(grpc.status.UNAVAILABLE, details);

export const toCallRefused = (error: unknown): CallRefused => {
  if (error instanceof CallRefused) return error;
  if (error instanceof Unavailable) return callUnavailable(error.message);
  if (error instanceof DeadlineExpired) return new CallRefused(grpc.status.DEADLINE_EXCEEDED, error.message);
  if (error instanceof Unstorable) return invalidArgument(error.message);
  // any other error means that Postgres does not answer a read
  return callUnavailable(`the log cannot be read now (${sentence(error)}): try again`);
};
