import { manyRows, step } from '#kernel/nest';
import { AssignCaseWorker, EndAssignment, HandOverCase } from './assignment.commands.js';
import { assignment } from './assignment.decider.js';
import { assignmentFacts } from './assignment.facts.js';
import { assignmentProjection } from './assignment.projection.js';
import { AssignmentView } from './assignment.view.js';

export const assignmentStep = step({
  decider: assignment,
  commands: {
    AssignCaseWorker: {
      input: AssignCaseWorker,
      allowedTo: ['SUPERVISOR'],
      says: 'Assign the case to a colleague, in a role. The assigned colleague may open the record.',
    },
    HandOverCase: {
      input: HandOverCase,
      allowedTo: ['SUPERVISOR'],
      says: 'Hand an assignment over to another colleague.',
    },
    EndAssignment: {
      input: EndAssignment,
      allowedTo: ['SUPERVISOR'],
      says: 'End an assignment without handing it over.',
    },
  },
  classes: {
    CaseWorkerAssigned: { assignmentId: 'open', worker: 'open', as: 'open', office: 'open', on: 'open' },
    CaseHandedOver: { assignmentId: 'open', from: 'open', to: 'open', on: 'open' },
    AssignmentEnded: { assignmentId: 'open', worker: 'open', on: 'open' },
  },
  projections: [assignmentProjection, assignmentFacts],
  shows: { assignments: manyRows(AssignmentView, 'Who is responsible for the survivor, and who was.') },
});
