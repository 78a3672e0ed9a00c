import { LogMismatch, StoreUnavailable, plausibleType, type RecordedEvent } from '#kernel/event-store';
import { SharedPosition } from '#kernel/event-store/eventstoredb';
import { BrokenSeal, BrokenWrapping, KeysUnavailable } from '#security/keys';
import { OtherNotaryActive, UnreadableHead } from '#security/log-head';
import {
  ProjectionError,
  TooManyParkedStreams,
  CheckpointConflict,
  EventsOutOfOrder,
  LockHeld,
  kindOf,
} from '#kernel/projections';

/** A policy has stopped at an event: a bug or an outage must not make it skip anything. */
export class CannotAnswer extends Error {
  override readonly name = 'CannotAnswer';

  constructor(policy: string, { id, type }: RecordedEvent, cause: unknown) {
    super(`${policy} cannot answer the event ${id} (${plausibleType(type)}): ${kindOf(cause)}.`, { cause });
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
  SharedPosition,
  StoreUnavailable,
  UnreadableHead,
];

/** Names only the kind of any other error: all users may read the reason, and a message may quote the event. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return `The subscription was lost: ${String(error)}.`;
  return OURS.some((kind) => error instanceof kind) ? `${error.name}: ${error.message}` : `${kindOf(error)}.`;
};
