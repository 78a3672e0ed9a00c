import { ErrorType } from '@eventstore/db-client';
import { StoreUnavailable } from './event-store.js';

/** Answers of the store that another attempt would only get again. Everything else may be the wire. */
const FINAL: ReadonlySet<unknown> = new Set([
  ErrorType.ACCESS_DENIED,
  ErrorType.INVALID_ARGUMENT,
  ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED,
  ErrorType.STREAM_DELETED,
  ErrorType.UNSUPPORTED,
]);

/** Errors after which a connection is as good as before. */
const ANSWERS: ReadonlySet<unknown> = new Set([
  ...FINAL,
  ErrorType.NOT_LEADER,
  ErrorType.STREAM_NOT_FOUND,
  ErrorType.TIMEOUT,
  ErrorType.WRONG_EXPECTED_VERSION,
]);

const typeOf = (error: unknown): unknown => (error as { type?: unknown } | null)?.type;

export const isFinal = (error: unknown): boolean => FINAL.has(typeOf(error));

/** Whether the server has answered, if only to refuse. */
export const isAnswer = (error: unknown): boolean => ANSWERS.has(typeOf(error));

export const isNotLeader = (error: unknown): boolean => typeOf(error) === ErrorType.NOT_LEADER;

/** A live subscription that falls behind is dropped by the server: it is meant to come back at once. */
export const isTooSlow = (error: unknown): boolean =>
  typeOf(error) === ErrorType.TIMEOUT && /too slow/i.test((error as Error).message);

/** A position between two records, at which a server reads nothing. */
export const isNoRecord = (error: unknown): boolean =>
  typeOf(error) === ErrorType.UNKNOWN && /ReadAllResult|Exception was thrown by handler/.test((error as Error).message);

/** By what the client or the socket says; the first that fits. */
const REASONS: readonly [RegExp, string][] = [
  [/UNAUTHENTICATED/, 'refuses this user and password: check EVENTSTORE_CREDENTIALS_FILE'],
  [/PERMISSION_DENIED|access-denied/, 'grants this user no right to do that: check EVENTSTORE_CREDENTIALS_FILE'],
  [/certificate has expired/, 'shows a certificate that has expired: renew it'],
  [
    /does not match certificate|altnames/,
    'shows a certificate for another host: name the host as the certificate does',
  ],
  [/first certificate|self.signed|issuer cert/, 'shows a certificate of an unknown authority: name that in tlsCaFile'],
  [/wrong version number|packet length too long/, 'does not speak TLS: set tls=false, or let it use TLS'],
  [/Failed to discover/, 'cannot be reached: no node of the cluster leads or answers'],
];

/** @returns StoreUnavailable, with the reason where one is known. */
export const unavailable = (error: unknown): unknown => {
  if (error instanceof StoreUnavailable) return error;
  if (isFinal(error) && typeOf(error) !== ErrorType.ACCESS_DENIED) return error;
  const text = `${String(typeOf(error))} ${String((error as Error | null)?.message)}`;
  const reason = REASONS.find(([pattern]) => pattern.test(text))?.[1] ?? 'cannot be reached';
  return new StoreUnavailable(`The event store ${reason}.`, { cause: error });
};
