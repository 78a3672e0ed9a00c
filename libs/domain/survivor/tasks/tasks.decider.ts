import { byName, type Decider, type JsonObject, type EventMetadata, type EventMap } from '#kernel/decider';
import { irregularReview } from './obligations/entry-review.rules.js';
import { NO_GUARDIANS } from './obligations/guardian.rules.js';
import { ON_EVENT } from './obligations/obligations.rules.js';
import { isIrregular, addTask } from './obligations/open.rules.js';
import type { Tasks } from './tasks.state.js';

export const NO_TASKS: Tasks = {
  open: [],
  closed: false,
  assessments: [],
  seenOn: undefined,
  planActive: false,
  drafts: {},
  settledGoals: [],
  guardians: NO_GUARDIANS,
  holds: [],
  erased: false,
};

const onEvent = byName<[Tasks, JsonObject, EventMetadata], Tasks>(ON_EVENT);

/** The tasks after one more event of any step. */
export const tasksAfter = (tasks: Tasks, type: string, payload: JsonObject, recording: EventMetadata): Tasks => {
  if (tasks.erased) return tasks;
  const changed = onEvent[type]?.(tasks, payload, recording) ?? tasks;
  return isIrregular(payload) ? addTask(changed, irregularReview(recording.id, recording.at)) : changed;
};

type Steps = Readonly<Record<string, { readonly evolve: object }>>;

/**
 * Not a step of its own: it records nothing and observes all others, since any entry may have been recorded against a
 * rule. Tasks follow from facts: they are never events, and no timer runs for them.
 */
export const tasksFor = (steps: Steps): Decider<Tasks, {}, {}, unknown, EventMap> => ({
  initial: NO_TASKS,
  decide: {},
  evolve: {},
  observes: Object.fromEntries(
    Object.values(steps)
      .flatMap(({ evolve }) => Object.keys(evolve))
      .map((type) => [
        type,
        (tasks: Tasks, payload: JsonObject, recording: EventMetadata) => tasksAfter(tasks, type, payload, recording),
      ]),
  ),
});
