import { manyRows, step } from '#nest';
import {
  ConductForensicInterview,
  HandOverForensicRecord,
  RequestForensicInterview,
} from './forensic-interview.commands.js';
import { forensicInterview } from './forensic-interview.decider.js';
import { forensicInterviewFacts } from './forensic-interview.facts.js';
import { forensicInterviewForms } from './forensic-interview.forms.js';
import { forensicInterviewLabels } from './forensic-interview.labels.js';
import { forensicInterviewProjection, forensicRequestProjection } from './forensic-interview.projection.js';
import { ForensicInterviewView, ForensicRequestView } from './forensic-interview.view.js';

export const forensicInterviewStep = step({
  decider: forensicInterview,
  labels: forensicInterviewLabels,
  forms: forensicInterviewForms,
  commands: {
    RequestForensicInterview: {
      input: RequestForensicInterview,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER'],
      label: { en: 'Request a forensic interview', km: 'ស្នើការសម្ភាសកោសល្យវិច្ច័យ' },
      description: {
        en: 'Record that an authority requests a forensic interview of a child.',
        km: 'កត់ត្រាថាអាជ្ញាធរស្នើសុំការសម្ភាសកោសល្យវិច្ច័យជាមួយកុមារ។',
      },
      menu: 'identification',
    },
    ConductForensicInterview: {
      input: ConductForensicInterview,
      allowedTo: ['FORENSIC_INTERVIEWER', 'SUPERVISOR'],
      label: { en: 'Record a forensic interview', km: 'កត់ត្រាការសម្ភាសកោសល្យវិច្ច័យ' },
      description: {
        en: 'Record a forensic interview of a child: the interviewer, the observers, and whether the child disclosed.',
        km: 'កត់ត្រាការសម្ភាសកោសល្យវិច្ច័យជាមួយកុមារ៖ អ្នកសម្ភាស អ្នកសង្កេត និងថាតើកុមារបានរៀបរាប់ឬទេ។',
      },
      menu: 'identification',
    },
    HandOverForensicRecord: {
      input: HandOverForensicRecord,
      allowedTo: ['FORENSIC_INTERVIEWER', 'SUPERVISOR', 'LEGAL_OFFICER'],
      label: { en: 'Hand over a recording', km: 'ប្រគល់ការថត' },
      description: {
        en: 'Record which authority received the recording of a forensic interview, after an MDT review of the case.',
        km: 'កត់ត្រាថាអាជ្ញាធរណាបានទទួលការថតនៃការសម្ភាសកោសល្យវិច្ច័យ ក្រោយការពិនិត្យករណីដោយក្រុមពហុជំនាញ។',
      },
      menu: 'identification',
    },
  },
  classes: {
    ForensicInterviewRequested: { forensicInterviewId: 'open', agency: 'open', on: 'open' },
    ForensicInterviewConducted: {
      forensicInterviewId: 'open',
      on: 'open',
      setting: 'open',
      interviewer: 'open',
      observers: 'open',
      recorded: 'open',
      mediaSha256: 'open',
      language: 'open',
      outcome: 'open',
      summary: 'testimony',
      repeatReason: 'testimony',
      ageOnDay: 'open',
    },
    ForensicRecordHandedOver: { forensicInterviewId: 'open', to: 'open', on: 'open', mediaSha256: 'open' },
  },
  lane: {
    ForensicInterviewRequested: 'identification',
    ForensicInterviewConducted: 'identification',
    ForensicRecordHandedOver: 'justice',
  },
  projections: [forensicInterviewProjection, forensicRequestProjection, forensicInterviewFacts],
  shows: {
    forensicInterviews: manyRows(ForensicInterviewView, 'The forensic interviews, and whether the child disclosed.'),
    forensicInterviewRequests: manyRows(ForensicRequestView, 'Who requested a forensic interview, and when.'),
  },
});
