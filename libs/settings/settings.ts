import { USUAL_TIME_ZONE, type Settings } from '#kernel/decider';

/** Where the organisation works. What it meets most often stands at the top of the lists. */
export interface Home {
  /** ISO 3166: forms offer its provinces, and its districts where there is a list of them. */
  readonly country: string;
  /** IANA: in which days begin and end. It stays that of the log. */
  readonly timeZone: string;
  /** ISO 3166, besides the own country. */
  readonly countries: readonly string[];
  /** ISO 639-2 or 639-3. */
  readonly languages: readonly string[];
  /** ISO 4217. */
  readonly currencies: readonly string[];
}

/** A worker trained for forensic interviews of children, and the days of validity: the staff register. */
export interface TrainedInterviewer {
  /** The name with which the worker signs in. */
  readonly worker: string;
  readonly from: string;
  /** The last day, or nothing while it does not end. */
  readonly until?: string;
}

declare module '#kernel/decider' {
  /**
   * What an organisation decides for itself: where it works, the deadlines and limits of the rules, and who is trained.
   * Never the rules.
   */
  interface Settings {
    /** How long afterwards a consent may still be overridden. */
    readonly overrideWithinHours: number;
    /**
     * The time for a second person to review an override, an irregular entry or a correction, and to decide on a request.
     */
    readonly reviewWithinHours: number;
    /** How long emergency access to a record lasts. */
    readonly breakGlassMinutes: number;
    /** How many different records one person may open in an hour. */
    readonly recordsPerHour: number;
    /** Days to the next follow-up, by the level of the last assessment. */
    readonly followUpDays: { readonly High: number; readonly Medium: number; readonly Low: number };
    /** Days within which a missed follow-up has to be made up for. */
    readonly makeUpWithinDays: number;
    /** The number of indicators of re-trafficking that makes a new assessment due. */
    readonly indicatorsDue: number;
    /** Months after closure at which follow-ups are due. */
    readonly closureFollowUpMonths: readonly number[];
    /** Days within which a survivor who was referred has a case worker. */
    readonly assignWithinDays: number;
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
    readonly home: Home;
  }
}

const words = (text: string): readonly string[] => text.split(' ');

/** The settings where the configuration gives no others. */
export const DEFAULT_SETTINGS: Settings = {
  overrideWithinHours: 24,
  reviewWithinHours: 72,
  breakGlassMinutes: 60,
  recordsPerHour: 60,
  followUpDays: { High: 3, Medium: 14, Low: 30 },
  makeUpWithinDays: 7,
  indicatorsDue: 3,
  closureFollowUpMonths: [1, 3, 6, 12],
  assignWithinDays: 1,
  assessWithinDays: 14,
  planWithinDays: 30,
  appealWithinDays: 30,
  authorityCoversDays: 30,
  erasureAssentFromAge: 12,
  interviewers: [],
  home: {
    country: 'KH',
    timeZone: USUAL_TIME_ZONE,
    countries: words(
      'TH VN LA MM MY SG ID PH CN HK TW KR JP IN BD NP PK LK AE SA QA KW JO LB OM BH AU NZ US CA GB FR DE',
    ),
    languages: words('khm vie tha lao chi eng may ind fil kor jpn fre'),
    currencies: words('KHR USD THB VND'),
  },
};
