import { dayAt, refuse, type Day, type Decider, isOrStandsInFor } from '#kernel/decider';
import type { Aftercare } from '../aftercare/aftercare.state.js';
import type { Assistance } from '../assistance/assistance.state.js';
import type { Justice } from '../justice/justice.state.js';
import { prosecutionsHolding } from '../justice/justice.rules.js';
import { requireGoalsSettled } from '../plan/plan.rules.js';
import type { Plan } from '../plan/plan.state.js';
import type { Referral } from '../referral/referral.state.js';
import { requireDay, type EarlierDays } from '../referral/referral.rules.js';
import type { Repatriation } from '../repatriation/repatriation.state.js';
import type { Tasks } from '../../tasks/tasks.state.js';
import { requireColleaguesDone, requireNothingOpen, requireRiskToClose } from '../../tasks/tasks.rules.js';
import type { ClosureReason } from './closure.codes.js';
import type { ClosureEvents } from './closure.events.js';
import type { Closure } from './closure.state.js';
import type { RecordTerms } from '../../terms.rules.js';

export type ClosureCommands = {
  RequestClosure: { reason: ClosureReason; finalAssessment?: string; on: Day };
  CloseCase: { on: Day };
  ReopenCase: { why?: string; retrafficking: boolean; on: Day };
};

type Others = {
  referral: Referral;
  repatriation: Repatriation;
  aftercare: Aftercare;
  assistance: Assistance;
  justice: Justice;
  plan: Plan;
  tasks: Tasks;
};

/**
 * Rule 12: a supervisor closes a case after a final assessment. High risk, open tasks, a repatriation or a prosecution
 * prevents it.
 */
export const closure: Decider<Closure, ClosureEvents, ClosureCommands, Others> = {
  initial: { status: 'open', request: undefined, closedOn: undefined, reopenedOn: undefined, episode: 1 },

  requires: {
    RequestClosure: (_, { steps }) => requireHome(steps),
    CloseCase: (state, { steps, by, irregular, settings, now }) => {
      const { by: author, assessed, reason } = requireRequest(state);
      if (by.role !== 'SUPERVISOR')
        refuse('APPROVER_ROLE_REQUIRED', 'Only a supervisor may close a case: ask a supervisor.');
      if (isOrStandsInFor(by, author))
        refuse('APPROVER_IS_AUTHOR', 'You requested this closure yourself: ask another supervisor to close the case.');
      if (!assessed)
        refuse(
          'FINAL_ASSESSMENT_MISSING',
          'The request has no final assessment: request the closure again with one (requestClosure).',
          'RequestClosure',
        );
      requireHome(steps);
      if (prosecutionsHolding(steps.justice).length > 0)
        refuse('OPEN_PROSECUTION', 'A prosecution is still open: close the case when the prosecution has ended.');
      if (reason === 'GoalsReached') requireGoalsSettled(steps.plan, irregular);
      requireRiskToClose(steps.tasks, reason);
      requireColleaguesDone(steps.tasks, settings, dayAt(now));
    },
    ReopenCase: ({ status }) => {
      if (status !== 'closed')
        refuse('CASE_NOT_CLOSED', 'This case is open, so it cannot be reopened: continue in it.', 'CloseCase');
    },
  },

  decide: {
    RequestClosure: ({ reopenedOn }, command, { steps, now }) => {
      requireDay(command.on, steps.referral, now, { 'the reopening': reopenedOn, ...lastOf(steps) });
      return [{ type: 'ClosureRequested', data: command }];
    },

    CloseCase: (state, { on }, { steps, now, settings }) => {
      const request = requireRequest(state);
      requireDay(on, steps.referral, now, { 'the request': request.on, ...lastOf(steps) });
      requireNothingOpen(steps.tasks, steps.referral, { on, reason: request.reason, settings });
      return [{ type: 'CaseClosed', data: { reason: request.reason, on } }];
    },

    ReopenCase: ({ closedOn }, command, { steps: { referral }, now }) => {
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

const requireRequest = ({ request }: Closure): NonNullable<Closure['request']> =>
  request ??
  refuse(
    'CLOSURE_NOT_REQUESTED',
    'No closure of this case was requested: request it first (requestClosure), with the final assessment.',
    'RequestClosure',
  );

/** No case is closed during a repatriation. */
const requireHome = ({ repatriation: { underWay } }: Others): void => {
  if (underWay)
    refuse(
      'REPATRIATION_UNDER_WAY',
      `The repatriation from ${underWay.from} was requested on ${underWay.on}: complete or cancel it first.`,
      'CompleteRepatriation',
    );
};

/** The last events that the closing of the case must follow. */
const lastOf = ({ aftercare, assistance, justice, plan, repatriation, tasks }: Others): EarlierDays => ({
  'the end of the repatriation': repatriation.endedOn,
  'the entry into aftercare': aftercare.enteredOn,
  'the last move': aftercare.movedOn,
  'the last change of aftercare': aftercare.changedOn,
  'the last service': latestDay(assistance.services.map(({ deliveredTo }) => deliveredTo)),
  'the last change of the plan': latestDay(Object.values(plan.plans).map(({ since }) => since)),
  'what became of a goal': latestDay(Object.values(plan.settled).map(({ on }) => on)),
  'the last assessment or follow-up': tasks.seenOn,
  'the conclusion of the prosecution': latestDay(Object.values(justice.prosecutions).map((one) => one.concludedOn)),
});

const latestDay = (days: readonly (Day | undefined)[]): Day | undefined =>
  days.reduce((last, day) => (last === undefined || (day !== undefined && day > last) ? day : last), undefined);

export const closureTerms: RecordTerms<ClosureCommands, ClosureEvents> = {
  allowedWhile: {
    RequestClosure: ['restricted'],
    CloseCase: ['restricted'],
    ReopenCase: ['closed'],
  },
  amendedBy: {
    ClosureRequested: 'anotherCorrector',
    CaseClosed: 'approver',
    CaseReopened: 'anotherCorrector',
  },
};
