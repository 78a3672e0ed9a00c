import { one, step } from '#step';
import { CloseCase, ReopenCase, RequestClosure } from './closure.commands.js';
import { closure } from './closure.decider.js';
import { exitFacts, reopeningFacts } from './closure.facts.js';
import { closureProjection } from './closure.projection.js';
import { ClosureView } from './closure.view.js';

export const closureStep = step({
  decider: closure,
  commands: {
    RequestClosure: {
      input: RequestClosure,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Ask that her case be closed: why, and how she fares. A supervisor who has not asked decides.',
    },
    CloseCase: {
      input: CloseCase,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Close her case as requested. Only a supervisor may, and not the one who asked for it.',
    },
    ReopenCase: {
      input: ReopenCase,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Take her case up again, as a new episode, and say whether she was trafficked again.',
    },
  },
  classes: {
    ClosureRequested: { reason: 'open', finalAssessment: 'testimony', on: 'open' },
    CaseClosed: { reason: 'open', on: 'open' },
    CaseReopened: { why: 'testimony', retrafficking: 'open', on: 'open' },
  },
  projections: [closureProjection, exitFacts, reopeningFacts],
  shows: { closure: one(ClosureView, 'Whether her case is closed, about to be, or open again. Null: it never was.') },
});
