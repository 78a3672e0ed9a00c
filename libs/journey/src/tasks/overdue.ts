import type { Day, Recording, Settings } from '#decider';
import { tasksOf, type Task } from './due.rules.js';
import type { TaskKind } from './tasks.codes.js';
import { NO_TASKS, after } from './tasks.decider.js';
import type { TaskFact } from './tasks.facts.js';

export type ToldTask = Pick<TaskFact, 'eventId' | 'recordedFrom' | 'type' | 'said'>;

interface Overdue extends Task {
  readonly of: 'assessments' | 'followUps';
}

/** What is told again completely: other tasks rest on more than these facts. */
const OF: Partial<Readonly<Record<TaskKind, Overdue['of']>>> = {
  FirstAssessment: 'assessments',
  NewAssessment: 'assessments',
  FollowUp: 'followUps',
  MissedFollowUp: 'followUps',
  FollowUpAfterClosure: 'followUps',
};

/** Of what one history has told, in its order: what was overdue on a day, by the very rules that make the lists of tasks. */
export const overdueIn = (told: readonly ToldTask[], settings: Settings, asOf: Day): readonly Overdue[] => {
  const tasks = told.reduce(
    (before, { eventId: id, recordedFrom: at, type, said }) => after(before, type, said, { id, at } as Recording),
    NO_TASKS,
  );
  return tasksOf(tasks, settings, asOf).flatMap((task) => {
    const of = OF[task.kind];
    return of && task.overdue ? [{ ...task, of }] : [];
  });
};
