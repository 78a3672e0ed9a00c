import type { Personal, PersonalClass } from '#decider';
import type { BreakGlassReason } from './access.codes.js';

/** These names are stored forever. Who it was, and when, stands in what every event has beside its payload. */
export type AccessEvents = {
  /** Written before the answer leaves: somebody may have been shown this. */
  PersonalDataRead: {
    survivorId: string;
    /** A code of `Purpose`, and one of `Basis`. */
    purpose: string;
    basis: string;
    /** Which were opened; none when only open values were shown. */
    classes: readonly PersonalClass[];
    /** The query's name. */
    operation: string;
  };
  /** Never what was said: it may be somebody's name. */
  CommandRefused: {
    code: string;
    command: string;
    survivorId?: string;
    prosecutionId?: string;
    operationId?: string;
  };
  /** Somebody asked who had looked. */
  AuditLogRead: { survivorId: string; purpose: string };
  /** Both are sealed with the survivor's own key, though this is not her stream. */
  BreakGlassOpened: {
    breakGlassId: string;
    survivorId: string;
    reason: BreakGlassReason;
    explanation: Personal<string>;
    /** The instant at which it closes by itself. */
    until: string;
  };
  BreakGlassReviewed: { breakGlassId: string; survivorId: string; upheld: boolean; note?: Personal<string> };
};
