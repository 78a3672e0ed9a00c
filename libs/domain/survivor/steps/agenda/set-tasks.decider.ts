import { acceptIdenticalRetry, isSamePayload, refuse, requireSome, type Day, type Decider } from '#kernel/decider';
import type { CaseRelations } from '../../relation/relation.state.js';
import type { Closure } from '../closure/closure.state.js';
import type { Referral } from '../referral/referral.state.js';
import { requireDay } from '../referral/referral.rules.js';
import type { AgendaEvents } from './agenda.events.js';
import { requireAfterSetting, requireAhead, requireOnCase } from './agenda.rules.js';
import type { Agenda, AgendaTask } from './agenda.state.js';

export type SetTaskCommands = {
  SetTask: { taskId?: string; on: Day; title: string; dueOn: Day; worker?: string };
  CompleteTask: { taskId: string; on: Day };
  DropTask: { taskId: string; on: Day; reason: string };
};

type SetTaskEvents = Pick<AgendaEvents, 'TaskSet' | 'TaskDone' | 'TaskDropped'>;
type Others = { referral: Referral; closure: Closure; relation: CaseRelations };

/** Tasks that a colleague sets by hand, beside those that follow from facts. */
export const setTasks: Omit<Decider<Agenda, SetTaskEvents, SetTaskCommands, Others>, 'initial'> = {
  requires: {
    CompleteTask: ({ tasks }) => requireSome(Object.values(tasks), requireOpen, refuseAsNone),
    DropTask: ({ tasks }) => requireSome(Object.values(tasks), requireOpen, refuseAsNone),
  },

  decide: {
    SetTask: ({ tasks }, command, { steps: { referral, closure, relation }, by, now, commandId }) => {
      const { taskId = commandId, on, dueOn, worker } = command;
      const data = { ...command, taskId };
      const before = tasks[taskId];
      if (before) return acceptIdenticalRetry(before.payload, data);
      requireDay(on, referral, now, { 'the reopening': closure.reopenedOn });
      requireAhead(dueOn, on, { what: 'The due day', field: 'dueOn' });
      requireOnCase(worker, relation, by);
      return [{ type: 'TaskSet', data }];
    },

    CompleteTask: ({ tasks }, command, { steps: { referral }, now }) => {
      const task = requireTask(tasks, command.taskId);
      if (task.status === 'Done' && task.endedOn === command.on) return [];
      requireOpen(task);
      requireDay(command.on, referral, now);
      requireAfterSetting(task, command.on);
      return [{ type: 'TaskDone', data: command }];
    },

    DropTask: ({ tasks }, command, { steps: { referral }, now }) => {
      const task = requireTask(tasks, command.taskId);
      if (isSamePayload(task.dropped, command)) return [];
      requireOpen(task);
      requireDay(command.on, referral, now);
      requireAfterSetting(task, command.on);
      return [{ type: 'TaskDropped', data: command }];
    },
  },

  evolve: {
    TaskSet: (state, payload) =>
      withTask(state, payload.taskId, { payload, status: 'Open', endedOn: undefined, dropped: undefined }),
    TaskDone: (state, { taskId, on }) => changeTask(state, taskId, { status: 'Done', endedOn: on }),
    TaskDropped: (state, payload) =>
      changeTask(state, payload.taskId, { status: 'Dropped', endedOn: payload.on, dropped: payload }),
  },
};

const withTask = (state: Agenda, taskId: string, task: AgendaTask): Agenda => ({
  ...state,
  tasks: { ...state.tasks, [taskId]: task },
});

const changeTask = (state: Agenda, taskId: string, change: Partial<AgendaTask>): Agenda => {
  const task = state.tasks[taskId];
  return task ? withTask(state, taskId, { ...task, ...change }) : state;
};

const requireTask = (tasks: Agenda['tasks'], taskId: string): AgendaTask =>
  tasks[taskId] ?? refuse('NOT_FOUND', 'There is no such task in this record: check taskId.');

const refuseAsNone = (): never =>
  refuse('NOTHING_HERE', 'No task was set here yet: set one first (setTask).', 'SetTask');

const requireOpen = ({ status, endedOn }: AgendaTask): void => {
  if (status !== 'Open')
    refuse(
      'TASK_ENDED',
      `This task was ${status.toLowerCase()} on ${endedOn}: set another (setTask), or correct that entry if it is wrong.`,
      'SetTask',
    );
};
