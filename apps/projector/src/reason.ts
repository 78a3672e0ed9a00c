import { LogMismatch, StoreUnavailable, plausibleType, type RecordedEvent } from '#kernel/event-store';
import { SharedPosition } from '#kernel/event-store/eventstoredb';
import { BrokenSeal, BrokenWrapping, KeysUnavailable } from '#security/keys';
import { OtherNotaryActive, UnreadableHead } from '#security/log-head';
import {
  ProjectionError,
  TooManyParkedStreams,
  CheckpointConflict,
  IndexOfAnotherKey,
  EventsOutOfOrder,
  LockHeld,
  databaseFailureOf,
  kindOf,
} from '#kernel/projections';

/** A policy has stopped at an event: a bug or an outage must not make it skip anything. */
export class CannotAnswer extends Error {
  override readonly name = 'CannotAnswer';

  constructor(policy: string, { id, type }: RecordedEvent, cause: unknown) {
    super(`${policy} cannot answer the event ${id} (${plausibleType(type)}): ${kindOf(cause)}.`, { cause });
  }
}

/** Milliseconds without a move of what a reader waits for, after which it has stopped: it is awaited again later. */
export const BEHIND_TIMEOUT_MS = 5_000;

const STANDS_STILL = `which did not move for ${BEHIND_TIMEOUT_MS / 1_000} s. It goes on once that does: npx homeward projections says what holds it up.`;
const NOT_LIVE =
  'of which no set of this version is live yet. It goes on by itself once one is: npx homeward projections sets says how far it is.';

/** What this reader needs is filled by another reader of the log, which does not move on. */
export class ReaderBehind extends Error {
  override readonly name = 'ReaderBehind';

  /** @param source what is awaited, with its name among the readers */
  constructor(source: string, why = STANDS_STILL) {
    super(`This reader waits for ${source}, ${why}`);
  }

  /** As after an upgrade that builds the views again, perhaps for hours. */
  static untilLive(source: string): ReaderBehind {
    return new ReaderBehind(source, NOT_LIVE);
  }
}

/** The connection that brings the requests of operators to try a parked record again was lost. */
export class RetryRequestsLost extends Error {
  override readonly name = 'RetryRequestsLost';

  constructor() {
    super(
      'Postgres ended the connection that brings requests to try parked records again. It is opened again: if that recurs, look at the log of Postgres.',
    );
  }
}

/** Errors whose messages are safe to show. */
const OURS = [
  OtherNotaryActive,
  BrokenSeal,
  BrokenWrapping,
  CannotAnswer,
  ProjectionError,
  KeysUnavailable,
  LockHeld,
  LogMismatch,
  TooManyParkedStreams,
  CheckpointConflict,
  EventsOutOfOrder,
  IndexOfAnotherKey,
  ReaderBehind,
  RetryRequestsLost,
  SharedPosition,
  StoreUnavailable,
  UnreadableHead,
];

/** Names only the kind of any other error: all users may read the reason, and a message may quote the event. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return `The subscription was lost: ${String(error)}.`;
  if (OURS.some((kind) => error instanceof kind)) return `${error.name}: ${error.message}`;
  const failure = databaseFailureOf(error);
  return failure ? `DatabaseUnavailable: ${failure.sentence} (${failure.code}).` : `${kindOf(error)}.`;
};
