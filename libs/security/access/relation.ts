/** An actor's relation to a survivor's case, derived from the events of the record. */
export interface Relation {
  /** Received the referral, while nobody has been assigned yet. */
  readonly received: boolean;
  /** The roles in which the case is assigned to the actor. */
  readonly assignedAs: readonly ('CaseWorker' | 'LegalOfficer' | 'ForensicInterviewer')[];
  /** The case is, or was, with the actor's office. */
  readonly sameOffice: boolean;
  /** Broke the glass for this case, and the access has not ended. */
  readonly brokeGlass: boolean;
  /** The survivor asked for erasure, and the record is kept for the court only. */
  readonly restricted: boolean;
}

export const UNRELATED: Relation = {
  received: false,
  assignedAs: [],
  sameOffice: false,
  brokeGlass: false,
  restricted: false,
};
