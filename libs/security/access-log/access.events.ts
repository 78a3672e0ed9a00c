import type { Personal, PersonalClass } from '#kernel/decider';
import type { BreakGlassReason } from './access.codes.js';

export type BreakGlassEvents = Pick<AccessEvents, 'BreakGlassOpened' | 'BreakGlassReviewed'>;
/** The events that no decision precedes. */
export type LoggedEvents = Omit<AccessEvents, keyof BreakGlassEvents>;

/** These names are stored forever. The actor and the time are in the metadata of every event. */
export type AccessEvents = {
  /** Written before the answer is sent: the reader may have seen the data. */
  PersonalDataRead: {
    survivorId: string;
    /** A code of `Purpose`, and one of `Basis`. */
    purpose: string;
    basis: string;
    /** The classes that were opened; none when only open values were shown. */
    classes: readonly PersonalClass[];
    /** The query's name. */
    operation: string;
  };
  /** Never the payload: it may contain a person's name. */
  CommandRefused: {
    code: string;
    command: string;
    survivorId?: string;
    prosecutionId?: string;
    operationId?: string;
  };
  /** Somebody asked to read, and saw nothing: whether there is such a record is not said. */
  ReadingRefused: {
    operation: string;
    /** None where the query takes none. */
    purpose?: string;
    survivorId?: string;
    /** The figure whose events were asked for. */
    figure?: string;
    /** How many were refused, if this stands for several: beyond a limit they are only counted. */
    times?: number;
  };
  /**
   * Why something in an operation was amended, or recorded against a rule: nothing there is about one survivor, but such a
   * text may name one. Written before the answer is sent.
   */
  ReasonsRead: { operationId: string; eventId: string };
  /** Exact figures of single days, by somebody who does not open all records behind them. */
  FiguresRead: { figures: readonly string[]; from: string; to: string; asOf: string; knownAt?: string };
  /** The limit of different records in an hour was reached, so the next one was not opened: the supervisor is notified. */
  RecordBudgetSpent: { records: number };
  /** A colleague read the access log of a survivor. */
  AuditLogRead: { survivorId: string; purpose: string };
  /** Both are sealed with the survivor's own key, though this is not the survivor's stream. */
  BreakGlassOpened: {
    breakGlassId: string;
    survivorId: string;
    reason: BreakGlassReason;
    explanation: Personal<string>;
    /** The instant at which the access ends by itself. */
    until: string;
  };
  BreakGlassReviewed: { breakGlassId: string; survivorId: string; upheld: boolean; note?: Personal<string> };
};
