import type { Day, Decider, JsonObject, EventMetadata } from '#kernel/decider';
import type { RiskAssessment } from '../steps/risk/risk.rules.js';
import { irregularReview } from './entry-review.rules.js';
import { NOBODY, type Guardians } from './guardian.rules.js';
import { ON_EVENT, type ObligationEvents } from './obligations.rules.js';
import { isIrregular, addTask } from './open.rules.js';
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
  /** The entry to correct or strike out after a negative review. Undefined: any review settles the task. */
  readonly entry?: string;
  /** The review was negative, and the entry was not corrected or struck out since. */
  readonly rejected?: boolean;
}

export interface Tasks {
  readonly open: readonly Obligation[];
  readonly closed: boolean;
  /** The assessments of this episode of the case. */
  readonly assessments: readonly RiskAssessment[];
  /** The day on which the survivor was last seen, according to the record. */
  readonly seenOn: Day | undefined;
  readonly planActive: boolean;
  /** The goals of plans that are not approved yet. */
  readonly drafts: Readonly<Record<string, readonly { readonly goalId: string; readonly dueOn: Day }[]>>;
  readonly guardians: Guardians;
  /** What holds the record: prosecutions, legal holds, and held duplicates. */
  readonly holds: readonly string[];
  readonly erased: boolean;
}

export const NO_TASKS: Tasks = {
  open: [],
  closed: false,
  assessments: [],
  seenOn: undefined,
  planActive: false,
  drafts: {},
  guardians: NOBODY,
  holds: [],
  erased: false,
};

type AnyHears = Readonly<
  Record<string, ((tasks: Tasks, payload: never, recording: EventMetadata) => Tasks) | undefined>
>;

/** The tasks after one more event of any step. */
export const after = (tasks: Tasks, type: string, payload: JsonObject, recording: EventMetadata): Tasks => {
  if (tasks.erased) return tasks;
  const told = (ON_EVENT as AnyHears)[type]?.(tasks, payload as never, recording) ?? tasks;
  return isIrregular(payload) ? addTask(told, irregularReview(recording.id, recording.at)) : told;
};

type Steps = Readonly<Record<string, { readonly evolve: object }>>;

/**
 * Not a step of its own: it records nothing and observes all others, since any entry may have been recorded against a
 * rule. Tasks follow from facts: they are never events, and no timer runs for them.
 */
export const tasksFor = (steps: Steps): Decider<Tasks, {}, {}, unknown, ObligationEvents> => ({
  initial: NO_TASKS,
  decide: {},
  evolve: {},
  observes: Object.fromEntries(
    Object.values(steps)
      .flatMap(({ evolve }) => Object.keys(evolve))
      .map((type) => [
        type,
        (tasks: Tasks, payload: JsonObject, recording: EventMetadata) => after(tasks, type, payload, recording),
      ]),
  ) as unknown as NonNullable<Decider<Tasks, {}, {}, unknown, ObligationEvents>['observes']>,
});
