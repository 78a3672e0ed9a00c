import type { Day, Decider, JsonObject, Recording } from '#decider';
import type { Assessed } from '../risk/risk.rules.js';
import { irregularReview } from './entry-review.rules.js';
import { NOBODY, type Guardians } from './guardian.rules.js';
import { HEARS, type Heard } from './obligations.rules.js';
import { isIrregular, owing } from './open.rules.js';
import type { TaskKind } from './tasks.codes.js';

/** Something that somebody owes her, or a colleague. When it falls due is for the settings to say: see due.rules.ts. */
export interface Obligation {
  readonly kind: TaskKind;
  /** What it is about: the id of an entry, of a plan or its goal, of an override … */
  readonly ref: string;
  /** The day, or the instant, from which its time runs. */
  readonly since: string;
  /** How many indicators of retrafficking were seen. */
  readonly indicators?: number;
  /** When somebody last looked after her, or should have. */
  readonly seenOn?: Day;
  readonly reviewBy?: string;
  /** The entry that is to be corrected or struck out when a review says no. None: a review settles it either way. */
  readonly entry?: string;
  /** A review said no, and nobody has corrected or struck out the entry since. */
  readonly rejected?: boolean;
}

export interface Tasks {
  readonly open: readonly Obligation[];
  readonly closed: boolean;
  /** Of this episode of her case. */
  readonly assessments: readonly Assessed[];
  /** When she was last seen, as far as anybody recorded. */
  readonly seenOn: Day | undefined;
  readonly planActive: boolean;
  /** The goals of plans that nobody has approved yet. */
  readonly drafts: Readonly<Record<string, readonly { readonly goalId: string; readonly dueOn: Day }[]>>;
  readonly guardians: Guardians;
  /** What holds her record: prosecutions, legal holds, and duplicates that something holds. */
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

type AnyHears = Readonly<Record<string, ((tasks: Tasks, said: never, recording: Recording) => Tasks) | undefined>>;

/** What is open after one more event of any step. */
export const after = (tasks: Tasks, type: string, said: JsonObject, recording: Recording): Tasks => {
  if (tasks.erased) return tasks;
  const told = (HEARS as AnyHears)[type]?.(tasks, said as never, recording) ?? tasks;
  return isIrregular(said) ? owing(told, irregularReview(recording.id, recording.at)) : told;
};

type Steps = Readonly<Record<string, { readonly evolve: object }>>;

/**
 * No step of its own: it tells nothing and hears all others, since any entry may have been recorded against a rule. What is to
 * be done follows from facts: it is never an event, and no timer runs for it.
 */
export const tasksOver = (steps: Steps): Decider<Tasks, {}, {}, unknown, Heard> => ({
  initial: NO_TASKS,
  decide: {},
  evolve: {},
  hears: Object.fromEntries(
    Object.values(steps)
      .flatMap(({ evolve }) => Object.keys(evolve))
      .map((type) => [
        type,
        (tasks: Tasks, said: JsonObject, recording: Recording) => after(tasks, type, said, recording),
      ]),
  ) as unknown as NonNullable<Decider<Tasks, {}, {}, unknown, Heard>['hears']>,
});
