// For review by a native speaker of Khmer.
import { FIELD_LABELS, UNASKED, formsOf } from '#nest';
import * as commands from './assignment.commands.js';

const { office, on } = FIELD_LABELS;
const assignmentId = { en: 'Assignment', km: 'ការចាត់តាំង' };

/** The forms of the commands: what they ask for, in this order. */
export const assignmentForms = formsOf(commands, {
  AssignCaseWorker: {
    assignmentId: UNASKED,
    on,
    worker: { en: 'Colleague', km: 'មិត្តរួមការងារ' },
    as: { en: 'Role', km: 'ក្នុងតួនាទីអ្វី' },
    office,
  },
  HandOverCase: { on, assignmentId, to: { en: 'Colleague who takes over', km: 'ផ្ទេរទៅមិត្តរួមការងារណា' } },
  EndAssignment: { on, assignmentId },
});
