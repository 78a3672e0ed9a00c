// For review by a native speaker of Khmer.
import type { StepLabels } from '#nest';
import type { Disclosure, ForensicSetting } from './forensic-interview.codes.js';
import type { ForensicInterviewEvents } from './forensic-interview.events.js';

export const forensicInterviewLabels: StepLabels<
  ForensicInterviewEvents,
  { Disclosure: Disclosure; ForensicSetting: ForensicSetting }
> = {
  events: {
    ForensicInterviewRequested: { en: 'Forensic interview requested', km: 'បានស្នើការសម្ភាសកោសល្យវិច្ច័យ' },
    ForensicInterviewConducted: { en: 'Forensic interview conducted', km: 'បានសម្ភាសកោសល្យវិច្ច័យ' },
    ForensicRecordHandedOver: { en: 'Forensic record handed over', km: 'បានប្រគល់ការថត' },
  },
  codes: {
    Disclosure: {
      FullDisclosure: { en: 'Full disclosure', km: 'បង្ហាញទាំងស្រុង' },
      PartialDisclosure: { en: 'Partial disclosure', km: 'បង្ហាញដោយផ្នែក' },
      NoDisclosure: { en: 'No disclosure', km: 'មិនបង្ហាញ' },
      NotCompleted: { en: 'Not completed', km: 'មិនបានបញ្ចប់' },
    },
    ForensicSetting: {
      CAC: { en: 'Child Advocacy Centre', km: 'មជ្ឈមណ្ឌលតស៊ូមតិដើម្បីកុមារ' },
      Mobile: { en: 'Mobile', km: 'ចល័ត' },
    },
  },
};
