// For review by a native speaker of Khmer.
import { FIELD_LABELS, UNASKED, formsOf, underMore, section } from '#nest';
import * as commands from './forensic-interview.commands.js';

const { language, on, outcome, setting } = FIELD_LABELS;
const mediaSha256 = { en: 'SHA-256 of the recording', km: 'SHA-256 នៃការថត' };

/** The forms of the commands: what they ask for, in this order. */
export const forensicInterviewForms = formsOf(commands, {
  RequestForensicInterview: {
    forensicInterviewId: UNASKED,
    on,
    agency: { en: 'Agency', km: 'ស្ថាប័ន', help: { en: 'The authority that requests it.', km: 'អាជ្ញាធរដែលស្នើសុំ។' } },
  },
  ConductForensicInterview: {
    ...section(
      { en: 'Interview', km: 'ការសម្ភាស' },
      {
        on,
        setting,
        interviewer: { en: 'Interviewer', km: 'អ្នកសម្ភាស' },
        observers: {
          en: 'Observers',
          km: 'អ្នកសង្កេត',
          help: { en: 'Who listened, by office and not by name.', km: 'នរណាបានស្តាប់ ដោយសរសេរតួនាទី មិនមែនឈ្មោះ។' },
        },
        language,
        forensicInterviewId: underMore({ en: 'Forensic interview', km: 'ការសម្ភាសកោសល្យវិច្ច័យ' }),
        repeatReason: {
          en: 'Repeat reason',
          km: 'ហេតុអ្វីសួរម្តងទៀត',
          help: {
            en: 'Why the child is interviewed once more. Required for every interview but the first.',
            km: 'ហេតុអ្វីបានជាសម្ភាសកុមារម្តងទៀត។ ត្រូវការសម្រាប់គ្រប់ការសម្ភាស លើកលែងតែលើកដំបូង។',
          },
        },
      },
    ),
    ...section(
      { en: 'Result', km: 'លទ្ធផល' },
      {
        outcome,
        recorded: { en: 'Recorded', km: 'បានថតទេ?' },
        mediaSha256: {
          ...mediaSha256,
          help: {
            en: 'Taken when it was made. Required when there is a recording.',
            km: 'យកនៅពេលថត។ ត្រូវការ បើមានការថត។',
          },
        },
        summary: underMore({ en: 'Summary', km: 'សេចក្តីសង្ខេប' }),
      },
    ),
  },
  HandOverForensicRecord: {
    on,
    to: {
      en: 'Recipient',
      km: 'ទៅនរណា',
      help: {
        en: 'Named as in the consent to share.',
        km: 'សរសេរឈ្មោះដូចក្នុងការយល់ព្រមលើការចែករំលែក។',
      },
    },
    mediaSha256: {
      ...mediaSha256,
      help: { en: 'As taken when it was made.', km: 'ដូចដែលបានយកនៅពេលថត។' },
    },
  },
});
