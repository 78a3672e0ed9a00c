import type { Day, Personal } from '#kernel/decider';
import type { ProsecutionOutcome } from '../survivor/steps/justice/justice.codes.js';
import type { RequestKind } from './requests.codes.js';

/** What the act is about: one survivor, one end of a court case, or one entry of an operation. */
export type RequestSubject = {
  readonly survivorId?: string;
  /** The id that a survivor will have once the referral is filed: there may never be such a record. */
  readonly referralId?: string;
  readonly prosecutionId?: string;
  /** How the court case ends by the act. */
  readonly outcome?: ProsecutionOutcome;
  readonly operationId?: string;
  /** The entry of the operation. */
  readonly eventId?: string;
};

/**
 * These names and shapes are stored for ever. A stream holds the requests of one person for one act, to one office. With
 * `survivorId`, the reasons are sealed with the survivor's keys, and erased with them.
 */
export type RequestEvents = {
  OfficeConsentRequested: RequestSubject & {
    kind: RequestKind;
    /** The office that is asked, and that of the person who asks, if they have one. */
    office: string;
    fromOffice?: string;
    reason: Personal<string>;
  };
  /** `until`: the last day on which a consent may be used. */
  OfficeConsentAnswered: Pick<RequestSubject, 'survivorId'> & {
    granted: boolean;
    until?: Day;
    reason?: Personal<string>;
  };
  /** The act for which it was given was recorded next: a consent counts once. */
  OfficeConsentUsed: { kind: RequestKind; office: string };
  /** Those who asked need it no more, or should not have asked: it can be neither answered nor used. */
  OfficeRequestWithdrawn: { kind: RequestKind; office: string };
  /** In danger to life nobody waits for an answer, so the office is notified first. */
  OfficeNotified: RequestSubject & { kind: RequestKind; office: string; fromOffice?: string };
};
