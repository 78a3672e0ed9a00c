import { refuse, requireSome, acceptIdenticalRetry, type Day, type Decider, type EventOf } from '#kernel/decider';
import { requireOffice, requireWorker } from '../../../directory/directory.rules.js';
import type { Closure } from '../closure/closure.state.js';
import type { Referral } from '../referral/referral.state.js';
import { requireDay } from '../referral/referral.rules.js';
import type { CaseRelations } from '../../relation/relation.state.js';
import type { AssignedAs } from './assignment.codes.js';
import type { AssignmentEvents } from './assignment.events.js';
import { isAssigned, requireAfterAssignment, requireTakeover, requireUnassigned } from './assignment.rules.js';
import type { Assignee, Assignment } from './assignment.state.js';
import { IN_EVERY_STATE, type RecordTerms } from '../../terms.rules.js';

export type AssignmentCommands = {
  AssignCaseWorker: { assignmentId?: string; worker: string; as: AssignedAs; office: string; on: Day };
  HandOverCase: { assignmentId: string; to: string; office?: string; on: Day };
  EndAssignment: { assignmentId: string; on: Day };
  /** Issued by the policy when all cases of a colleague go to another. */
  FollowReassignment: { from: string; to: string; office?: string; on: Day };
  /** Issued by the policy when two offices agree that a record of each is of one person. */
  AddOffice: AssignmentEvents['OfficeAdded'];
};

type Fact = EventOf<AssignmentEvents>;
type Others = { referral: Referral; closure: Closure; relation: CaseRelations };

/** Who is responsible for the survivor. An assignment passes from worker to worker until it ends. */
export const assignment: Decider<Assignment, AssignmentEvents, AssignmentCommands, Others> = {
  initial: {},

  requires: {
    HandOverCase: (state) => requireSome(Object.values(state), requireToHandOver, refuseAsUnassigned),
    EndAssignment: (state) => requireSome(Object.values(state), requireToEnd, refuseAsUnassigned),
  },

  decide: {
    AssignCaseWorker: (state, command, context) => {
      const { referral, closure } = context.steps;
      const { assignmentId = context.commandId, worker, as, office, on } = command;
      const data = { ...command, assignmentId };
      const before = state[assignmentId];
      if (before) return acceptIdenticalRetry(before.payload, data);
      requireUnassigned(state, worker, as);
      requireDay(on, referral, context.now, { 'the reopening': closure.reopenedOn });
      requireWorker(context, worker, on);
      requireOffice(context, office, on);
      return [{ type: 'CaseWorkerAssigned', data }];
    },

    HandOverCase: (state, command, context) => {
      const { referral, closure } = context.steps;
      const { assignmentId, to, on, office } = command;
      const assignment = requireAssignee(state, assignmentId);
      requireToHandOver(assignment);
      const { worker: from, since } = assignment;
      const moves = office !== undefined && office !== assignment.office;
      if (from === to && since === on && !moves) return [];
      requireTakeover(state, assignment, { to, moves });
      requireDay(on, referral, context.now, { 'the reopening': closure.reopenedOn });
      requireAfterAssignment(assignment, on);
      requireWorker(context, to, on);
      if (office !== undefined) requireOffice(context, office, on);
      return [{ type: 'CaseHandedOver', data: { ...command, from } }];
    },

    EndAssignment: (state, { assignmentId, on }, { steps: { referral, closure }, now }) => {
      const assignment = requireAssignee(state, assignmentId);
      const { worker, endedOn } = assignment;
      if (endedOn === on) return [];
      requireToEnd(assignment);
      requireDay(on, referral, now, { 'the reopening': closure.reopenedOn });
      requireAfterAssignment(assignment, on);
      return [{ type: 'AssignmentEnded', data: { assignmentId, worker, on } }];
    },

    /** Only while the case is open here. A colleague who is assigned already gets no second assignment in that role. */
    FollowReassignment: (state, { from, to, office, on: day }, { steps: { referral, closure } }) =>
      closure.status === 'closed' || referral?.linkedTo !== undefined
        ? []
        : Object.entries(state).flatMap(([assignmentId, assignment]): readonly Fact[] => {
            const { worker, as, since, endedOn } = assignment;
            if (worker !== from || endedOn !== undefined) return [];
            // also into the office of the assignment: another one may have admitted the survivor since
            if (from === to && (office === undefined || (office === assignment.office && since >= day))) return [];
            const on = since > day ? since : day;
            return from !== to && isAssigned(state, to, as)
              ? [{ type: 'AssignmentEnded', data: { assignmentId, worker, on } }]
              : [{ type: 'CaseHandedOver', data: { assignmentId, from, to, ...(office && { office }), on } }];
          }),

    AddOffice: (_, command, { steps: { relation } }) =>
      relation.offices.includes(command.office) ? [] : [{ type: 'OfficeAdded', data: command }],
  },

  evolve: {
    CaseWorkerAssigned: (state, payload) => ({
      ...state,
      [payload.assignmentId]: {
        worker: payload.worker,
        as: payload.as,
        office: payload.office,
        since: payload.on,
        endedOn: undefined,
        payload,
      },
    }),
    CaseHandedOver: (state, { assignmentId, to, office, on }) =>
      changeAssignee(state, assignmentId, { worker: to, since: on, ...(office !== undefined && { office }) }),
    AssignmentEnded: (state, { assignmentId, on }) => changeAssignee(state, assignmentId, { endedOn: on }),
    OfficeAdded: (state) => state,
  },
};

const changeAssignee = (state: Assignment, assignmentId: string, change: Partial<Assignee>): Assignment => ({
  ...state,
  [assignmentId]: { ...state[assignmentId]!, ...change },
});

const requireAssignee = (state: Assignment, assignmentId: string): Assignee =>
  state[assignmentId] ?? refuse('NOT_FOUND', 'There is no such assignment in this record: check assignmentId.');

const refuseAsUnassigned = (): never =>
  refuse(
    'NOTHING_HERE',
    'No colleague was ever assigned to this case: assign one first (assignCaseWorker).',
    'AssignCaseWorker',
  );

const requireToHandOver = ({ endedOn }: Assignee): void => {
  if (endedOn !== undefined)
    refuse(
      'ASSIGNMENT_ENDED',
      `This assignment ended on ${endedOn}: assign a colleague again (assignCaseWorker).`,
      'AssignCaseWorker',
    );
};

const requireToEnd = ({ endedOn }: Assignee): void => {
  if (endedOn !== undefined)
    refuse('ASSIGNMENT_ENDED', `This assignment ended on ${endedOn}: correct that entry if the day is wrong.`);
};

export const assignmentTerms: RecordTerms<AssignmentCommands, AssignmentEvents> = {
  allowedWhile: {
    AssignCaseWorker: ['restricted'],
    HandOverCase: ['restricted'],
    EndAssignment: ['restricted', 'erased'],
    FollowReassignment: IN_EVERY_STATE,
    AddOffice: IN_EVERY_STATE,
  },
  amendedBy: {
    CaseWorkerAssigned: 'anotherCorrector',
    CaseHandedOver: 'anotherCorrector',
    AssignmentEnded: 'anotherCorrector',
    OfficeAdded: {
      instead: 'Two offices agreed that this is the same person: dispute this entry (disputeEntry) if that is wrong.',
    },
  },
};
