import { LogMismatch, SharedPosition, StoreUnavailable, type Recorded } from '#event-store';
import { BrokenSeal, KeysUnavailable } from '#keys';
import { AnotherNotary, UnreadableHead } from '#log-head';
import { CannotTake, ManyParked, NotAlone, OutOfOrder, kindOf } from '#read-models';

/** A policy stands still at an event: nothing may be left out because of a bug, or of what is away. */
export class CannotAnswer extends Error {
  override readonly name = 'CannotAnswer';

  constructor(policy: string, { id, type }: Recorded, cause: unknown) {
    super(`${policy} cannot answer the event ${id} (${type}): ${kindOf(cause)}.`, { cause });
  }
}

/** Errors that speak in sentences of ours. */
const OURS = [
  AnotherNotary,
  BrokenSeal,
  CannotAnswer,
  CannotTake,
  KeysUnavailable,
  LogMismatch,
  ManyParked,
  NotAlone,
  OutOfOrder,
  SharedPosition,
  StoreUnavailable,
  UnreadableHead,
];

/** Of any other error only the kind is told: everybody may read the reason, and a message may repeat what an event says. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return `The subscription was lost: ${String(error)}.`;
  return OURS.some((kind) => error instanceof kind) ? `${error.name}: ${error.message}` : `${kindOf(error)}.`;
};
