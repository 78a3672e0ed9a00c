interface FailureKind {
  /** What failed, why, what to do and with which variable. Without a full stop. */
  readonly sentence: string;
  /** Whether it may pass by itself, without a change of settings. */
  readonly isTemporary: boolean;
}

const temporary = (sentence: string): FailureKind => ({ sentence, isTemporary: true });
const permanentFailure = (sentence: string): FailureKind => ({ sentence, isTemporary: false });

/** Every failure of an event store. The codes are stable: people search for them, and programs compare them. */
const KINDS = {
  UNREACHABLE: temporary(
    'The event store cannot be reached: nobody answers at the address in EVENTSTORE_URL, so start it or correct the address',
  ),
  HOST_UNKNOWN: temporary(
    'The event store cannot be reached: no such host as in EVENTSTORE_URL is known, so check the name and the DNS',
  ),
  STARTING: temporary('The event store is not ready, as when it starts or stops: wait, or look at its log'),
  NO_LEADER: temporary(
    'The event store cannot be reached: no node of the cluster leads or answers, so see that most nodes in EVENTSTORE_URL run',
  ),
  TOO_SLOW: temporary('The event store gives no answer in time: look at its load and its disk'),
  DEADLINE: temporary(
    'The event store ended a call at its time limit: look at its load, and compare the clocks of both machines',
  ),
  FAILED: temporary('The event store failed for a reason of its own: look at its log'),
  CREDENTIALS_REFUSED: permanentFailure(
    'The event store refuses this user and password: check EVENTSTORE_CREDENTIALS_FILE, or EVENTSTORE_USERNAME and EVENTSTORE_PASSWORD',
  ),
  ACCESS_DENIED: permanentFailure(
    'The event store grants this user no right to do that: let the user in EVENTSTORE_CREDENTIALS_FILE read and append, and read $all',
  ),
  CA_UNKNOWN: permanentFailure(
    'The event store shows a certificate of an unknown authority: name the file of that authority with tlsCaFile in EVENTSTORE_URL',
  ),
  HOST_NAME_MISMATCH: permanentFailure(
    'The event store shows a certificate for another host: write the host in EVENTSTORE_URL as its certificate names it',
  ),
  CERTIFICATE_EXPIRED: permanentFailure(
    'The event store shows a certificate that has expired: renew it on the server that EVENTSTORE_URL names',
  ),
  CERTIFICATE_NOT_YET_VALID: permanentFailure(
    'The event store shows a certificate that is not valid yet: compare the clocks of both machines',
  ),
  TLS_NOT_SPOKEN: permanentFailure(
    'The event store does not speak TLS: let it use TLS, or on a machine of its own set tls=false in EVENTSTORE_URL',
  ),
  TLS_REQUIRED: permanentFailure('The event store speaks TLS only: take tls=false out of EVENTSTORE_URL'),
  TLS_FAILED: permanentFailure(
    'The event store breaks the TLS handshake off: compare what it asks for with the TLS options in EVENTSTORE_URL',
  ),
  STREAM_DELETED: permanentFailure(
    'The event store has a deleted stream where nothing may be deleted: restore a backup of the event store',
  ),
  NOT_SUPPORTED: permanentFailure(
    'The event store does not know a call that Homeward needs: let EVENTSTORE_URL name EventStoreDB 23.10 or later',
  ),
  APPEND_TOO_LARGE: permanentFailure('The event store takes no append of this size: record less at a time'),
} as const satisfies Readonly<Record<string, FailureKind>>;

export type StoreFailureCode = keyof typeof KINDS;

export const STORE_FAILURE_CODES = Object.keys(KINDS) as StoreFailureCode[];

export interface StoreFailure extends FailureKind {
  readonly code: StoreFailureCode;
  /** The codes of the store, the socket or TLS, for logs: never a text, which may contain anything. */
  readonly detail: string;
}

export const storeFailure = (code: StoreFailureCode, detail: string): StoreFailure => ({
  code,
  detail,
  ...KINDS[code],
});

/** The sentence with the store's own codes, for logs and terminals. */
export const messageOf = ({ sentence, detail }: StoreFailure): string =>
  detail === '' ? `${sentence}.` : `${sentence} (${detail}).`;

/** The failure of the store below an error, however often it was wrapped. */
export const failureIn = (error: unknown): StoreFailure | undefined => {
  for (let each = error; each instanceof Error; each = each.cause) {
    const { failure } = each as { readonly failure?: StoreFailure };
    if (failure) return failure;
  }
  return undefined;
};
