import type { Day, Recording, Settings } from '#decider';
import { tasksOf, type Task } from './due.rules.js';
import type { TaskKind } from './tasks.codes.js';
import { NO_TASKS, after, type Tasks } from './tasks.decider.js';
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

/** What one history leaves open, told in its order. */
export const openAfter = (told: readonly ToldTask[]): Tasks =>
  told.reduce(
    (before, { eventId: id, recordedFrom: at, type, said }) => after(before, type, said, { id, at } as Recording),
    NO_TASKS,
  );

/** What of it was overdue on a day, by the very rules that make the lists of tasks. */
export const overdueIn = (tasks: Tasks, settings: Settings, asOf: Day): readonly Overdue[] =>
  tasksOf(tasks, settings, asOf).flatMap((task) => {
    const of = OF[task.kind];
    return of && task.overdue ? [{ ...task, of }] : [];
  });
