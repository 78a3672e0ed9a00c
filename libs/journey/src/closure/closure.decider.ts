import { refuse, type Day, type Decider } from '#decider';
import type { Aftercare } from '../aftercare/aftercare.decider.js';
import type { Assistance } from '../assistance/assistance.decider.js';
import type { Justice } from '../justice/justice.decider.js';
import { heldBy } from '../justice/justice.rules.js';
import type { Plan } from '../plan/plan.decider.js';
import type { Referral } from '../referral/referral.decider.js';
import { requireDay, type RestsOn } from '../referral/referral.rules.js';
import type { Repatriation } from '../repatriation/repatriation.decider.js';
import type { Tasks } from '../tasks/tasks.decider.js';
import { requireNothingOpen } from '../tasks/tasks.rules.js';
import type { ClosureReason } from './closure.codes.js';
import type { ClosureEvents } from './closure.events.js';

export type ClosureCommands = {
  RequestClosure: { reason: ClosureReason; finalAssessment?: string; on: Day };
  CloseCase: { on: Day };
  ReopenCase: { why?: string; retrafficking: boolean; on: Day };
};

export interface Closure {
  readonly status: 'open' | 'requested' | 'closed';
  readonly request:
    { readonly reason: ClosureReason; readonly on: Day; readonly by: string; readonly assessed: boolean } | undefined;
  readonly closedOn: Day | undefined;
  readonly reopenedOn: Day | undefined;
  /** How often the case was taken up: a reopened case is a new episode. */
  readonly episode: number;
}

type Others = {
  referral: Referral;
  repatriation: Repatriation;
  aftercare: Aftercare;
  assistance: Assistance;
  justice: Justice;
  plan: Plan;
  tasks: Tasks;
};

/** Rule 12: nobody lets a child go alone, unassessed, in danger, with something still owed to her, or while her case is in court. */
export const closure: Decider<Closure, ClosureEvents, ClosureCommands, Others> = {
  initial: { status: 'open', request: undefined, closedOn: undefined, reopenedOn: undefined, episode: 1 },

  decide: {
    RequestClosure: ({ reopenedOn }, command, { others, now }) => {
      requireHome(others);
      requireDay(command.on, others.referral, now, { 'the reopening': reopenedOn, ...lastOf(others) });
      return [{ type: 'ClosureRequested', data: command }];
    },

    CloseCase: ({ request }, { on }, { others, by, now, settings }) => {
      if (!request)
        return refuse(
          'CLOSURE_NOT_REQUESTED',
          'Nobody has asked to close this case: request it first, with the final assessment.',
        );
      if (by.role !== 'SUPERVISOR') refuse('APPROVER_ROLE_REQUIRED', 'Only a supervisor closes a case.');
      if (by.id === request.by) refuse('APPROVER_IS_AUTHOR', 'Somebody else approves what you have asked for.');
      if (!request.assessed) refuse('FINAL_ASSESSMENT_MISSING', 'Request the closure again with a final assessment.');
      requireHome(others);
      if (heldBy(others.justice).length > 0)
        refuse('OPEN_PROSECUTION', 'Her case is still in court: close it when the prosecution has ended.');
      requireDay(on, others.referral, now, { 'the request': request.on, ...lastOf(others) });
      requireNothingOpen(others.tasks, others.referral, { on, reason: request.reason, settings });
      return [{ type: 'CaseClosed', data: { reason: request.reason, on } }];
    },

    ReopenCase: ({ status, closedOn }, command, { others: { referral }, now }) => {
      if (status !== 'closed') return refuse('CASE_NOT_CLOSED', 'This case is open: go on in it.');
      requireDay(command.on, referral, now, { 'the closure': closedOn });
      return [{ type: 'CaseReopened', data: command }];
    },
  },

  evolve: {
    ClosureRequested: (state, { reason, finalAssessment, on }, { by }) => ({
      ...state,
      status: 'requested',
      request: { reason, on, by: by.id, assessed: finalAssessment !== undefined },
    }),
    CaseClosed: (state, { on }) => ({ ...state, status: 'closed', request: undefined, closedOn: on }),
    CaseReopened: (state, { on }) => ({ ...state, status: 'open', reopenedOn: on, episode: state.episode + 1 }),
  },
};

/** Nobody's case is closed while she is on her way. */
const requireHome = ({ repatriation: { underWay } }: Others): void => {
  if (underWay)
    refuse(
      'REPATRIATION_UNDER_WAY',
      `Her repatriation from ${underWay.from} was requested on ${underWay.on}: complete or cancel it first.`,
    );
};

/** What was done last, before which her case cannot have ended. */
const lastOf = ({ aftercare, assistance, justice, plan, repatriation, tasks }: Others): RestsOn => ({
  'the end of her repatriation': repatriation.endedOn,
  'the entry into aftercare': aftercare.enteredOn,
  'her last move': aftercare.movedOn,
  'the last change of her aftercare': aftercare.changedOn,
  'the last service': latest(assistance.services.map(({ deliveredTo }) => deliveredTo)),
  'the last change of her plan': latest(Object.values(plan.plans).map(({ since }) => since)),
  'the last assessment or follow-up': tasks.seenOn,
  'the conclusion of the prosecution': latest(Object.values(justice.prosecutions).map((one) => one.concludedOn)),
});

const latest = (days: readonly (Day | undefined)[]): Day | undefined =>
  days.reduce((last, day) => (last === undefined || (day !== undefined && day > last) ? day : last), undefined);
