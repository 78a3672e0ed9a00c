import { laterDay, type Day, type EventMetadata, type OpenPart } from '#kernel/decider';
import type { AssignmentEvents } from '../../steps/assignment/assignment.events.js';
import type { ClosureEvents } from '../../steps/closure/closure.events.js';
import type { IdentificationEvents } from '../../steps/identification/identification.events.js';
import { afterRetrafficking, decisionInForce } from '../../steps/identification/identification.rules.js';
import type { Decision } from '../../steps/identification/identification.state.js';
import type { ReferralEvents } from '../../steps/referral/referral.events.js';
import type { Tasks } from '../tasks.state.js';
import { addTask, closeTask, isOfKind } from './open.rules.js';

type CaseWorkerEvents = Pick<ReferralEvents, 'ReferralReceived'> &
  Pick<AssignmentEvents, 'CaseWorkerAssigned' | 'AssignmentEnded'> &
  Pick<IdentificationEvents, 'SurvivorIdentified' | 'NotIdentified'> &
  Pick<ClosureEvents, 'CaseReopened'>;

type Observers = {
  readonly [Type in keyof CaseWorkerEvents]: (
    tasks: Tasks,
    payload: OpenPart<CaseWorkerEvents[Type]>,
    recording: EventMetadata,
  ) => Tasks;
};

/** The case of such a person is to be closed. */
export const isNoVictim = ({ decisions = [] }: Tasks): boolean => decisionInForce(decisions)?.positive === false;

const whileNobody = (tasks: Tasks, { on }: { readonly on: Day }, { id }: EventMetadata): Tasks =>
  tasks.closed || isNoVictim(tasks) || tasks.caseWorkers?.length
    ? tasks
    : addTask(closeTask(tasks, isOfKind('NoCaseWorker')), { kind: 'NoCaseWorker', ref: id, since: on });

/** Entries may be recorded late: the latest day counts. */
const withCoveredUntil = (tasks: Tasks, on: Day): Tasks => ({
  ...tasks,
  coveredUntil: tasks.coveredUntil === undefined ? on : laterDay(tasks.coveredUntil, on),
});

const withDecision = (tasks: Tasks, decision: Decision, recording: EventMetadata): Tasks => {
  const decided = { ...tasks, decisions: [...(tasks.decisions ?? []), decision] };
  if (isNoVictim(decided)) return closeTask(decided, isOfKind('NoCaseWorker'));
  return isNoVictim(tasks) ? whileNobody(withCoveredUntil(decided, decision.on), decision, recording) : decided;
};

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
  SurvivorIdentified: (tasks, { level, on }, recording) =>
    withDecision(tasks, { level, on, positive: true }, recording),
  NotIdentified: (tasks, { level, on }, recording) => withDecision(tasks, { level, on, positive: false }, recording),
  /** Who reopens a case wants work to be done in it, whatever was decided before. */
  CaseReopened: (tasks, reopening, recording) => {
    const decisions = afterRetrafficking(tasks.decisions ?? [], reopening.on);
    return whileNobody(withCoveredUntil({ ...tasks, decisions }, reopening.on), reopening, recording);
  },
};
