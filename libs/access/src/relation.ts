/** How somebody stands to a survivor's case, as the events of her record tell it. */
export interface Relation {
  /** Received the referral, while nobody has been assigned yet. */
  readonly received: boolean;
  /** In which roles a live assignment is theirs. */
  readonly assignedAs: readonly ('CaseWorker' | 'LegalOfficer' | 'ForensicInterviewer')[];
  /** The case is, or was, with the office of the one who asks. */
  readonly sameOffice: boolean;
  /** Broke the glass for this one case, within the time that this holds. */
  readonly brokeGlass: boolean;
  /** She asked to be erased, and her record is kept for the court alone. */
  readonly restricted: boolean;
}

export const UNRELATED: Relation = {
  received: false,
  assignedAs: [],
  sameOffice: false,
  brokeGlass: false,
  restricted: false,
};
