import type { Day } from '#kernel/decider';
import type { ConsentGiver, ConsentScope, GuardianKin } from '../steps/consent/consent.codes.js';
import type { Decision, Suspects } from '../steps/identification/identification.state.js';
import type { RiskAssessment } from '../steps/risk/risk.rules.js';
import type { TaskKind } from './tasks.codes.js';

/** An open task, owed to the survivor or to a colleague. The settings decide when it falls due: see due.rules.ts. */
export interface Obligation {
  readonly kind: TaskKind;
  /** The id of an entry, a plan, a goal, an override and so on. */
  readonly ref: string;
  /** The day, or the instant, from which its time runs. */
  readonly since: string;
  /** How many indicators of re-trafficking were seen. */
  readonly indicators?: number;
  /** The day on which a follow-up last took place or was missed. */
  readonly seenOn?: Day;
  readonly reviewBy?: string;
  /** The colleague named when it was set by hand, or who has left. */
  readonly worker?: string;
  /** The entry to correct or strike out after a negative review. Undefined: any review settles the task. */
  readonly entry?: string;
  /** The review was negative, and the entry was not corrected or struck out since. */
  readonly rejected?: boolean;
}

/** A consent that another person gave for the survivor, and its duration. */
export interface Guardian {
  readonly consentId: string;
  readonly scopes: readonly ConsentScope[];
  readonly givenBy: ConsentGiver;
  readonly guardianKin?: GuardianKin;
  readonly on: Day;
  /** The last day of the consent, or nothing while it lasts. */
  readonly until: Day | undefined;
  readonly withdrawn?: boolean;
}

export interface Guardians {
  readonly consents: readonly Guardian[];
  readonly suspects: Suspects;
}

/** What the open part of the record tells of the birth. */
interface KnownBirth {
  readonly referredOn: Day;
  readonly birthYear: number | undefined;
  readonly estimatedAge: number | undefined;
}

export interface Tasks {
  readonly open: readonly Obligation[];
  /** The assignments of case workers that last; undefined before the first assignment in any role. */
  readonly caseWorkers?: readonly string[];
  /** Until this day no case worker was missing: the last one had the case, or it needed none. */
  readonly coveredUntil?: Day;
  /** Whether the person is a victim: the decisions that count since the last reopening. */
  readonly decisions?: readonly Decision[];
  readonly closed: boolean;
  /** The assessments of this episode of the case. */
  readonly assessments: readonly RiskAssessment[];
  /** The day on which the survivor was last seen, according to the record. */
  readonly seenOn: Day | undefined;
  readonly planActive: boolean;
  /** The goals of plans that are not approved yet. */
  readonly drafts: Readonly<Record<string, readonly { readonly goalId: string; readonly dueOn: Day }[]>>;
  /** The goals of this episode that were reached or dropped, also while a plan that names them waits for approval. */
  readonly settledGoals: readonly string[];
  readonly guardians: Guardians;
  readonly birth?: KnownBirth;
  /** What holds the record: prosecutions, legal holds, and held duplicates. */
  readonly holds: readonly string[];
  readonly erased: boolean;
}
