import { laterDay, type Day, type EventMetadata, type OpenPart } from '#kernel/decider';
import type { AssignmentEvents } from '../../steps/assignment/assignment.events.js';
import type { ClosureEvents } from '../../steps/closure/closure.events.js';
import type { ReferralEvents } from '../../steps/referral/referral.events.js';
import type { Tasks } from '../tasks.state.js';
import { addTask, closeTask, isOfKind } from './open.rules.js';

type CaseWorkerEvents = Pick<ReferralEvents, 'ReferralReceived'> &
  Pick<AssignmentEvents, 'CaseWorkerAssigned' | 'AssignmentEnded'> &
  Pick<ClosureEvents, 'CaseReopened'>;

type Observers = {
  readonly [Type in keyof CaseWorkerEvents]: (
    tasks: Tasks,
    payload: OpenPart<CaseWorkerEvents[Type]>,
    recording: EventMetadata,
  ) => Tasks;
};

const whileNobody = (tasks: Tasks, { on }: { readonly on: Day }, { id }: EventMetadata): Tasks =>
  tasks.closed || tasks.caseWorkers?.length
    ? tasks
    : addTask(closeTask(tasks, isOfKind('NoCaseWorker')), { kind: 'NoCaseWorker', ref: id, since: on });

/** Entries may be recorded late: the latest day counts. */
const withCoveredUntil = (tasks: Tasks, on: Day): Tasks => ({
  ...tasks,
  coveredUntil: tasks.coveredUntil === undefined ? on : laterDay(tasks.coveredUntil, on),
});

/** An open case has a case worker: a colleague in another role looks after one side of it only. */
export const CASE_WORKER: Observers = {
  ReferralReceived: whileNobody,
  CaseWorkerAssigned: (tasks, assigned, recording) => {
    const { caseWorkers = [] } = tasks;
    if (assigned.as === 'CaseWorker')
      return closeTask({ ...tasks, caseWorkers: [...caseWorkers, assigned.assignmentId] }, isOfKind('NoCaseWorker'));
    // the first assignment in any role ends the access of the colleague who received the survivor
    return tasks.caseWorkers ? tasks : whileNobody({ ...tasks, caseWorkers }, assigned, recording);
  },
  AssignmentEnded: (tasks, ended, recording) => {
    if (!tasks.caseWorkers?.includes(ended.assignmentId)) return tasks;
    const caseWorkers = tasks.caseWorkers.filter((one) => one !== ended.assignmentId);
    return whileNobody(withCoveredUntil({ ...tasks, caseWorkers }, ended.on), ended, recording);
  },
  CaseReopened: (tasks, reopening, recording) =>
    whileNobody(withCoveredUntil(tasks, reopening.on), reopening, recording),
};
