import type { Personal } from '#kernel/decider';
import type { FlawKind } from './set-aside.codes.js';

/**
 * These names and shapes are stored forever. The stream is named after the one with the flawed entry. With
 * `survivorId`, personal data is sealed with the survivor's keys, and erased with them.
 */
export type SetAsideEvents = {
  SetAsideRequested: {
    requestId: string;
    /** The id of the flawed entry, and its position in its stream. */
    eventId: string;
    revision: number;
    /** The check that failed at the time of the request. */
    flaw: FlawKind;
    survivorId?: string;
    reason: Personal<string>;
  };
  /** From here on every fold skips the entry, for as long as it is flawed. */
  EventSetAside: { requestId: string; eventId: string; revision: number; survivorId?: string };
  SetAsideDeclined: { requestId: string; eventId: string; survivorId?: string; reason?: Personal<string> };
};
