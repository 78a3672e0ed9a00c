// For review by a native speaker of Khmer.
import { FIELD_LABELS, UNASKED, formsOf, underMore } from '#nest';
import * as commands from './assignment.commands.js';

const { office, on } = FIELD_LABELS;
const TO_OFFICE = {
  en: 'To another office',
  km: 'ទៅការិយាល័យផ្សេង',
  help: {
    en: 'Only if the case goes to another office: its supervisors may then open the record. The colleague may stay the same.',
    km: 'តែបើករណីទៅការិយាល័យផ្សេង៖ អ្នកគ្រប់គ្រងករណីនៅទីនោះអាចបើកសំណុំឯកសារបាន។ មិត្តរួមការងារអាចនៅដដែល។',
  },
};
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
  HandOverCase: {
    on,
    assignmentId,
    to: { en: 'Colleague who takes over', km: 'ផ្ទេរទៅមិត្តរួមការងារណា' },
    office: underMore(TO_OFFICE),
  },
  EndAssignment: { on, assignmentId },
});
