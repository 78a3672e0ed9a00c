import { refuse, type Day, type Decider } from '#decider';
import type { Referral } from '../referral/referral.decider.js';
import { requireDay } from '../referral/referral.rules.js';
import type { AssignedAs } from './assignment.codes.js';
import type { AssignmentEvents } from './assignment.events.js';

export type AssignmentCommands = {
  AssignCaseWorker: { assignmentId?: string; worker: string; as: AssignedAs; office: string; on: Day };
  HandOverCase: { assignmentId: string; to: string; on: Day };
  EndAssignment: { assignmentId: string; on: Day };
};

export interface Assigned {
  readonly worker: string;
  readonly as: AssignedAs;
  /** Since when this worker has it. */
  readonly since: Day;
  readonly ended: boolean;
}

/** By assignmentId. Whoever has a live one may open her record. */
export type Assignment = Readonly<Record<string, Assigned>>;

type Others = { referral: Referral };

/** Who looks after her. An assignment passes from hand to hand until it ends. */
export const assignment: Decider<Assignment, AssignmentEvents, AssignmentCommands, Others> = {
  initial: {},

  decide: {
    AssignCaseWorker: (state, command, { others: { referral }, now, commandId }) => {
      const { assignmentId = commandId, worker, as, on } = command;
      if (state[assignmentId]) return [];
      requireUnassigned(state, worker, as);
      requireDay(on, referral, now);
      return [{ type: 'CaseWorkerAssigned', data: { ...command, assignmentId } }];
    },

    HandOverCase: (state, command, { others: { referral }, now }) => {
      const { worker: from, as, since, ended } = found(state, command.assignmentId);
      if (ended) refuse('ASSIGNMENT_ENDED', 'This assignment has ended: assign a colleague anew.');
      if (from === command.to) return [];
      requireUnassigned(state, command.to, as);
      requireDay(command.on, referral, now, { 'the assignment': since });
      return [{ type: 'CaseHandedOver', data: { ...command, from } }];
    },

    EndAssignment: (state, { assignmentId, on }, { others: { referral }, now }) => {
      const { worker, since, ended } = found(state, assignmentId);
      if (ended) return [];
      requireDay(on, referral, now, { 'the assignment': since });
      return [{ type: 'AssignmentEnded', data: { assignmentId, worker, on } }];
    },
  },

  evolve: {
    CaseWorkerAssigned: (state, { assignmentId, worker, as, on }) => ({
      ...state,
      [assignmentId]: { worker, as, since: on, ended: false },
    }),
    CaseHandedOver: (state, { assignmentId, to, on }) => ({
      ...state,
      [assignmentId]: { ...state[assignmentId]!, worker: to, since: on },
    }),
    AssignmentEnded: (state, { assignmentId }) => ({
      ...state,
      [assignmentId]: { ...state[assignmentId]!, ended: true },
    }),
  },
};

const found = (state: Assignment, assignmentId: string): Assigned =>
  state[assignmentId] ?? refuse('NOT_FOUND', 'There is no such assignment in this record.');

/** The same colleague twice in one role would be one person to call, and two assignments to end. */
const requireUnassigned = (state: Assignment, worker: string, as: AssignedAs): void => {
  if (Object.values(state).some((one) => !one.ended && one.worker === worker && one.as === as)) {
    refuse('ALREADY_ASSIGNED', `${worker} is assigned to her already, in the same role: go on with that assignment.`);
  }
};
