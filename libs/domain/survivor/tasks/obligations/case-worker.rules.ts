import type { EventMetadata, OpenPart } from '#kernel/decider';
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

const whileNobody = (tasks: Tasks, { on }: { readonly on: string }, { id }: EventMetadata): Tasks =>
  tasks.closed || tasks.caseWorkers?.length
    ? tasks
    : addTask(closeTask(tasks, isOfKind('NoCaseWorker')), { kind: 'NoCaseWorker', ref: id, since: on });

/** An open case has a case worker: a colleague in another role looks after one side of it only. */
export const CASE_WORKER: Observers = {
  ReferralReceived: whileNobody,
  CaseWorkerAssigned: (tasks, { assignmentId, as }) =>
    as === 'CaseWorker'
      ? closeTask({ ...tasks, caseWorkers: [...(tasks.caseWorkers ?? []), assignmentId] }, isOfKind('NoCaseWorker'))
      : tasks,
  AssignmentEnded: (tasks, ended, recording) => {
    if (!tasks.caseWorkers?.includes(ended.assignmentId)) return tasks;
    const caseWorkers = tasks.caseWorkers.filter((one) => one !== ended.assignmentId);
    return whileNobody({ ...tasks, caseWorkers }, ended, recording);
  },
  CaseReopened: whileNobody,
};
