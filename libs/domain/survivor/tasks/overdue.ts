import type { Day, EventMetadata, Settings } from '#kernel/decider';
import { tasksOf, type Task } from './due.rules.js';
import type { TaskKind } from './tasks.codes.js';
import { NO_TASKS, tasksAfter } from './tasks.decider.js';
import type { Tasks } from './tasks.state.js';
import type { TaskFact } from './tasks.facts.js';

export type RecordedTaskFact = Pick<TaskFact, 'eventId' | 'recordedFrom' | 'type' | 'payload'>;

interface Overdue extends Task {
  readonly of: 'assessments' | 'followUps';
}

/** Tasks that these facts determine completely: other tasks depend on more facts. */
const OF: Partial<Readonly<Record<TaskKind, Overdue['of']>>> = {
  FirstAssessment: 'assessments',
  NewAssessment: 'assessments',
  FollowUp: 'followUps',
  MissedFollowUp: 'followUps',
  FollowUpAfterClosure: 'followUps',
};

/** The open tasks after the facts of one history, in its order. */
export const openAfter = (facts: readonly RecordedTaskFact[]): Tasks =>
  facts.reduce(
    (before, { eventId: id, recordedFrom: at, type, payload }) =>
      tasksAfter(before, type, payload, { id, at } as EventMetadata),
    NO_TASKS,
  );

/** The tasks that were overdue on a day, by the same rules as the lists of tasks. */
export const overdueIn = (tasks: Tasks, settings: Settings, asOf: Day): readonly Overdue[] =>
  tasksOf(tasks, settings, asOf).flatMap((task) => {
    const of = OF[task.kind];
    return of && task.overdue ? [{ ...task, of }] : [];
  });
