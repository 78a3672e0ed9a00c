/** A worker trained for forensic interviews of children, and the days of validity: the staff register. */
export interface TrainedInterviewer {
  /** The name with which the worker signs in. */
  readonly worker: string;
  readonly from: string;
  /** The last day, or nothing while it does not end. */
  readonly until?: string;
}

/**
 * What an organisation decides for itself: the deadlines and limits of the rules, and who is trained. Never the rules.
 */
export interface Settings {
  /** How long afterwards a consent may still be overridden. */
  readonly overrideWithinHours: number;
  /**
   * The time for a second person to review an override, an irregular entry or a correction, and to decide on a request.
   */
  readonly reviewWithinHours: number;
  /** How long emergency access to a record lasts. */
  readonly breakGlassMinutes: number;
  /** Days to the next follow-up, by the level of the last assessment. */
  readonly followUpDays: { readonly High: number; readonly Medium: number; readonly Low: number };
  /** Days within which a missed follow-up has to be made up for. */
  readonly makeUpWithinDays: number;
  /** The number of indicators of re-trafficking that makes a new assessment due. */
  readonly indicatorsDue: number;
  /** Months after closure at which follow-ups are due. */
  readonly closureFollowUpMonths: readonly number[];
  /** Days to the first assessment, and to the first plan, after the entry into aftercare. */
  readonly assessWithinDays: number;
  readonly planWithinDays: number;
  /** Days after a verdict, or after the decision on an appeal, within which an appeal is possible. */
  readonly appealWithinDays: number;
  /** How long an authority's consent takes the place of an appointed guardian. */
  readonly authorityCoversDays: number;
  /** The age from which a child must agree when a guardian requests the erasure of the data. */
  readonly erasureAssentFromAge: number;
  readonly interviewers: readonly TrainedInterviewer[];
}

/** The settings where the configuration gives no others. */
export const DEFAULT_SETTINGS: Settings = {
  overrideWithinHours: 24,
  reviewWithinHours: 72,
  breakGlassMinutes: 60,
  followUpDays: { High: 3, Medium: 14, Low: 30 },
  makeUpWithinDays: 7,
  indicatorsDue: 3,
  closureFollowUpMonths: [1, 3, 6, 12],
  assessWithinDays: 14,
  planWithinDays: 30,
  appealWithinDays: 30,
  authorityCoversDays: 30,
  erasureAssentFromAge: 12,
  interviewers: [],
};
