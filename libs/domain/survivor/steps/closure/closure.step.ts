import { oneRow, step } from '#kernel/nest';
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
      says: 'Request that the case be closed: give the reason and the final assessment. A supervisor who did not request it decides.',
    },
    CloseCase: {
      input: CloseCase,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Close the case as requested. Only a supervisor who did not request the closure may do so.',
    },
    ReopenCase: {
      input: ReopenCase,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Reopen the case as a new episode, and record whether the survivor was trafficked again.',
    },
  },
  classes: {
    ClosureRequested: { reason: 'open', finalAssessment: 'testimony', on: 'open' },
    CaseClosed: { reason: 'open', on: 'open' },
    CaseReopened: { why: 'testimony', retrafficking: 'open', on: 'open' },
  },
  projections: [closureProjection, exitFacts, reopeningFacts],
  shows: {
    closure: oneRow(
      ClosureView,
      'Whether the case is closed, about to be closed, or open again. Null: no closure was ever requested.',
    ),
  },
});
