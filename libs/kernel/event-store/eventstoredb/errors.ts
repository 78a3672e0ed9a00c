import { ErrorType } from '@eventstore/db-client';
import { AppendTooLarge, StoreUnavailable } from '../event-store-errors.js';
import { failureOf } from './failures.js';
import { storeFailure, type StoreFailure, type StoreFailureCode } from '../store-failure.js';

/** Answers that another attempt would only get again. Any other error may be the network's. */
const FINAL: ReadonlySet<unknown> = new Set([
  ErrorType.ACCESS_DENIED,
  ErrorType.INVALID_ARGUMENT,
  ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED,
  ErrorType.STREAM_DELETED,
  ErrorType.UNSUPPORTED,
]);

/** Errors after which a connection is still usable. */
const ANSWERS: ReadonlySet<unknown> = new Set([
  ...FINAL,
  ErrorType.NOT_LEADER,
  ErrorType.STREAM_NOT_FOUND,
  ErrorType.TIMEOUT,
  ErrorType.WRONG_EXPECTED_VERSION,
]);

const typeOf = (error: unknown): unknown => (error as { type?: unknown } | null)?.type;

export const isFinal = (error: unknown): boolean => FINAL.has(typeOf(error));

/** Whether the server has answered, even with an error. */
export const isAnswer = (error: unknown): boolean => ANSWERS.has(typeOf(error));

export const isNotLeader = (error: unknown): boolean => typeOf(error) === ErrorType.NOT_LEADER;

/** The server drops a live subscription that falls behind, and expects it to resume at once. */
export const isTooSlow = (error: unknown): boolean =>
  typeOf(error) === ErrorType.TIMEOUT && /too slow/i.test((error as Error).message);

/** A position between two records, from which a server reads nothing. */
export const isNoRecord = (error: unknown): boolean =>
  typeOf(error) === ErrorType.UNKNOWN && /ReadAllResult|Exception was thrown by handler/.test((error as Error).message);

/** An append was not sent, because its call had ended. Has the type and the code of what ended the call. */
export class NotSent extends Error {
  override readonly name = 'NotSent';
  readonly type: unknown;
  readonly code: unknown;

  constructor(cause: unknown) {
    const { message, type, code } = (cause ?? {}) as { message?: unknown; type?: unknown; code?: unknown };
    super(String(message), { cause });
    this.type = type;
    this.code = code;
  }
}

/** Whether the error proves that an append was not recorded: it never left, or the server was not ready. */
export const isUnsent = (error: unknown): boolean => {
  if (error instanceof StoreUnavailable || error instanceof NotSent || isFinal(error)) return true;
  const { message = '' } = (error ?? {}) as Partial<Error>;
  return /No connection established|Failed to discover|Server Is Not Ready/.test(message);
};

/** Failures that the client cannot distinguish: only the socket can. */
const UNCLEAR: ReadonlySet<StoreFailureCode> = new Set(['UNREACHABLE', 'NO_LEADER', 'TLS_FAILED']);

/** What the sockets reveal about a store that cannot be reached; undefined if they cannot be inspected. */
export type ServerCheck = () => Promise<StoreFailure | undefined>;

/** @returns StoreUnavailable or AppendTooLarge, with the sentence and the code of the failure */
export const explain = async (error: unknown, look: ServerCheck): Promise<Error> => {
  if (error instanceof StoreUnavailable) return error;
  const failure = failureOf(error);
  const seen = UNCLEAR.has(failure.code) ? await look() : undefined;
  return asError(seen ? storeFailure(seen.code, joined(failure.detail, seen.detail)) : failure, error);
};

const asError = (failure: StoreFailure, cause: unknown): Error =>
  failure.code === 'APPEND_TOO_LARGE'
    ? new AppendTooLarge(failure, { cause })
    : StoreUnavailable.fromFailure(failure, { cause });

const joined = (...details: readonly string[]): string =>
  [...new Set(details.flatMap((detail) => detail.split(', ')))].filter(Boolean).join(', ');
