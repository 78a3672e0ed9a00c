// For review by a native speaker of Khmer.
import type { StepLabels } from '#nest';
import type { AssignedAs } from './assignment.codes.js';
import type { AssignmentEvents } from './assignment.events.js';

export const assignmentLabels: StepLabels<AssignmentEvents, { AssignedAs: AssignedAs }> = {
  events: {
    CaseWorkerAssigned: { en: 'Case worker assigned', km: 'បានចាត់តាំង' },
    CaseHandedOver: { en: 'Case handed over', km: 'បានផ្ទេរ' },
    AssignmentEnded: { en: 'Assignment ended', km: 'ការចាត់តាំងបានបញ្ចប់' },
    OfficeAdded: { en: 'Another office works with the case', km: 'ការិយាល័យមួយទៀតធ្វើការជាមួយករណីនេះ' },
  },
  codes: {
    AssignedAs: {
      CaseWorker: { en: 'Case worker', km: 'អ្នកកាន់ករណី' },
      LegalOfficer: { en: 'Legal officer', km: 'មន្ត្រីច្បាប់' },
      ForensicInterviewer: { en: 'Forensic interviewer', km: 'អ្នកសម្ភាសកោសល្យវិច្ច័យ' },
    },
  },
};
