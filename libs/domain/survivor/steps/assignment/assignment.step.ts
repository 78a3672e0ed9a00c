import { BY_POLICY, manyRows, step } from '#nest';
import { AssignCaseWorker, EndAssignment, HandOverCase } from './assignment.commands.js';
import { assignment } from './assignment.decider.js';
import { assignmentFacts } from './assignment.facts.js';
import { assignmentForms } from './assignment.forms.js';
import { assignmentLabels } from './assignment.labels.js';
import { assignmentProjection } from './assignment.projection.js';
import { AssignmentView } from './assignment.view.js';

export const assignmentStep = step({
  decider: assignment,
  labels: assignmentLabels,
  forms: assignmentForms,
  commands: {
    AssignCaseWorker: {
      input: AssignCaseWorker,
      allowedTo: ['SUPERVISOR'],
      label: { en: 'Assign to a colleague', km: 'ចាត់តាំងមិត្តរួមការងារ' },
      description: {
        en: 'Assign the case to a colleague, in a role. The assigned colleague may open the record.',
        km: 'ចាត់តាំងមិត្តរួមការងារម្នាក់ឱ្យកាន់ករណី ក្នុងតួនាទីមួយ។ អ្នកដែលត្រូវបានចាត់តាំងអាចបើកសំណុំឯកសារបាន។',
      },
      menu: 'case',
    },
    HandOverCase: {
      input: HandOverCase,
      allowedTo: ['SUPERVISOR'],
      label: { en: 'Hand over to a colleague', km: 'ផ្ទេរទៅមិត្តរួមការងារ' },
      description: {
        en: 'Hand an assignment over to another colleague, or to another office.',
        km: 'ផ្ទេរការចាត់តាំងទៅមិត្តរួមការងារម្នាក់ទៀត ឬទៅការិយាល័យផ្សេង។',
      },
      menu: 'case',
    },
    EndAssignment: {
      input: EndAssignment,
      allowedTo: ['SUPERVISOR'],
      label: { en: 'End an assignment', km: 'បញ្ចប់ការចាត់តាំង' },
      description: { en: 'End an assignment without handing it over.', km: 'បញ្ចប់ការចាត់តាំងដោយមិនផ្ទេរទៅនរណា។' },
      menu: 'case',
    },
    FollowReassignment: BY_POLICY,
    AddOffice: BY_POLICY,
  },
  classes: {
    CaseWorkerAssigned: { assignmentId: 'open', worker: 'open', as: 'open', office: 'open', on: 'open' },
    CaseHandedOver: { assignmentId: 'open', from: 'open', to: 'open', office: 'open', on: 'open' },
    AssignmentEnded: { assignmentId: 'open', worker: 'open', on: 'open' },
    OfficeAdded: { office: 'open' },
  },
  lane: 'case',
  projections: [assignmentProjection, assignmentFacts],
  shows: { assignments: manyRows(AssignmentView, 'Who is responsible for the survivor, and who was.') },
});
