import type { Personal } from '#decider';
import type { FlawKind } from './set-aside.codes.js';

/**
 * These names and shapes are stored forever. The stream is named after the one in which the flawed entry lies. With
 * `survivorId` what is personal is sealed with the survivor's keys, and erased with them.
 */
export type SetAsideEvents = {
  SetAsideRequested: {
    requestId: string;
    /** Of the flawed entry, and where it lies in its stream. */
    eventId: string;
    revision: number;
    /** What did not hold when it was asked for. */
    flaw: FlawKind;
    survivorId?: string;
    reason: Personal<string>;
  };
  /** From here on every fold passes over the entry, for as long as it is flawed. */
  EventSetAside: { requestId: string; eventId: string; revision: number; survivorId?: string };
  SetAsideDeclined: { requestId: string; eventId: string; survivorId?: string; reason?: Personal<string> };
};
