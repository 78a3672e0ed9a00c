/** Somebody trained for forensic interviews of children, and for which days: the staff register. */
export interface TrainedInterviewer {
  /** The name with which she signs in. */
  readonly worker: string;
  readonly from: string;
  /** The last day, or nothing while it does not end. */
  readonly until?: string;
}

/** What an organisation decides for itself: the deadlines and limits of the rules, and who is trained. Never the rules. */
export interface Settings {
  /** How long afterwards a consent may still be overridden. */
  readonly overrideWithinHours: number;
  /** How soon somebody else reviews an override, an irregular entry or a correction, and confirms or approves what waits. */
  readonly reviewWithinHours: number;
  /** How long somebody may look at a record that is not hers to see, after breaking the glass. */
  readonly breakGlassMinutes: number;
  /** Days to the next follow-up, by the level of the last assessment. */
  readonly followUpDays: { readonly High: number; readonly Medium: number; readonly Low: number };
  /** Days within which a follow-up that was missed is made up for. */
  readonly makeUpWithinDays: number;
  /** From how many indicators of retrafficking on a new assessment falls due. */
  readonly indicatorsDue: number;
  /** Months after closure at which she is visited. */
  readonly closureFollowUpMonths: readonly number[];
  /** Days to the first assessment, and to the first plan, after the entry into aftercare. */
  readonly assessWithinDays: number;
  readonly planWithinDays: number;
  readonly interviewers: readonly TrainedInterviewer[];
}

/** In force where the configuration says nothing else. */
export const USUAL: Settings = {
  overrideWithinHours: 24,
  reviewWithinHours: 72,
  breakGlassMinutes: 60,
  followUpDays: { High: 3, Medium: 14, Low: 30 },
  makeUpWithinDays: 7,
  indicatorsDue: 3,
  closureFollowUpMonths: [1, 3, 6, 12],
  assessWithinDays: 14,
  planWithinDays: 30,
  interviewers: [],
};
