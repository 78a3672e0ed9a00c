import { status } from '@grpc/grpc-js';
import { storeFailure, type StoreFailure, type StoreFailureCode } from '../store-failure.js';

/** Messages of the client, gRPC, TLS or the socket, and the failure that each means; the first match counts. */
const SIGNS: readonly (readonly [RegExp, StoreFailureCode])[] = [
  [/UNAUTHENTICATED/, 'CREDENTIALS_REFUSED'],
  [/PERMISSION_DENIED|^access-denied /, 'ACCESS_DENIED'],
  [/^maximum-append-size-exceeded /, 'APPEND_TOO_LARGE'],
  [/^stream-deleted /, 'STREAM_DELETED'],
  [/^(invalid-argument|unsupported) |UNIMPLEMENTED/, 'NOT_SUPPORTED'],
  [/certificate has expired|CERT_HAS_EXPIRED/, 'CERTIFICATE_EXPIRED'],
  [/certificate is not yet valid|CERT_NOT_YET_VALID/, 'CERTIFICATE_NOT_YET_VALID'],
  [/does not match certificate|altnames|ALTNAME_INVALID/, 'HOST_NAME_MISMATCH'],
  [
    /first certificate|self.signed|issuer cert|certificate signature|CERT_SIGNATURE|SELF_SIGNED|LEAF_SIGNATURE|GET_ISSUER/,
    'CA_UNKNOWN',
  ],
  [/wrong version number|packet length too long|http request|WRONG_VERSION_NUMBER|PACKET_LENGTH/, 'TLS_NOT_SPOKEN'],
  [/\bEPROTO\b|SSL routines|ERR_SSL|ERR_TLS|\b(CERT|INVALID|UNABLE_TO)_[A-Z_]+\b/, 'TLS_FAILED'],
  [/not ready/i, 'STARTING'],
  [/Failed to discover|no leader|No node of the event store leads/i, 'NO_LEADER'],
  [/ENOTFOUND|EAI_AGAIN|Name resolution failed/, 'HOST_UNKNOWN'],
  [/too slow|too busy|TimeoutError|ABORTED/i, 'TOO_SLOW'],
  [/DEADLINE_EXCEEDED|^deadline-exceeded /, 'DEADLINE'],
  [/UNAVAILABLE|CANCELLED|^(unavailable|cancelled) |ECONN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE/, 'UNREACHABLE'],
];

interface ClientError {
  readonly code?: unknown;
  readonly type?: unknown;
  readonly name?: unknown;
  readonly message?: unknown;
}

export const failureOf = (error: unknown): StoreFailure => {
  const detail = describeCodes(error);
  const { type, name, message } = (error ?? {}) as ClientError;
  const text = `${String(type)} ${detail} ${String(name)} ${String(message)}`;
  return storeFailure(SIGNS.find(([pattern]) => pattern.test(text))?.[1] ?? 'FAILED', detail);
};

/** Codes of the operating system in gRPC's message. */
const SYSTEM_CODES = /\b(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE)\b/g;

/** `14 UNAVAILABLE, ECONNREFUSED`: known names only, because the text of an error may contain anything. */
export const describeCodes = (error: unknown): string => {
  const { code, type, name, message } = (error ?? {}) as ClientError;
  const codes = [
    typeof code === 'number' ? `${code} ${status[code] ?? 'UNKNOWN'}` : undefined,
    typeof code === 'string' && /^[A-Z][A-Z\d_]+$/.test(code) ? code : undefined,
    ...(String(message).match(SYSTEM_CODES) ?? []),
  ].filter((each) => each !== undefined);
  if (codes.length > 0) return [...new Set(codes)].join(', ');
  if (typeof type === 'string') return type;
  return typeof name === 'string' && name !== 'Error' ? name : '';
};
