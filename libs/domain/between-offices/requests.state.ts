import type { Day } from '#kernel/decider';
import type { RequestKind } from './requests.codes.js';

/** The last request for one act. */
export interface AskedConsent {
  readonly kind: RequestKind;
  readonly office: string;
  /** That of the person who asks, if they have one. */
  readonly fromOffice: string | undefined;
  readonly askedBy: string;
  /** The last day on which it may be answered. */
  readonly answerBy: Day;
  readonly survivorId: string | undefined;
  readonly answer: { readonly by: string; readonly granted: boolean; readonly until: Day | undefined } | undefined;
  /** Who withdrew it. */
  readonly withdrawnBy: string | undefined;
  /** The command that used the consent. */
  readonly usedBy: string | undefined;
}

/** Undefined before the first request. */
export interface OfficeRequest {
  readonly asked: AskedConsent | undefined;
}
