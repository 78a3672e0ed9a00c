import { oneRow, onlyDay, step } from '#nest';
import { ReopenCase, RequestClosure } from './closure.commands.js';
import { closure } from './closure.decider.js';
import { exitFacts, reopeningFacts } from './closure.facts.js';
import { closureForms } from './closure.forms.js';
import { closureLabels } from './closure.labels.js';
import { closureProjection } from './closure.projection.js';
import { ClosureView } from './closure.view.js';

export const closureStep = step({
  decider: closure,
  labels: closureLabels,
  forms: closureForms,
  commands: {
    RequestClosure: {
      input: RequestClosure,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Request closure of the case', km: 'ស្នើបិទករណី' },
      description: {
        en: 'Request that the case be closed: give the reason and the final assessment. A supervisor who did not request it decides.',
        km: 'ស្នើបិទករណី៖ ផ្តល់មូលហេតុ និងការប៉ាន់ប្រមាណចុងក្រោយ។ អ្នកគ្រប់គ្រងករណីដែលមិនបានស្នើ ជាអ្នកសម្រេច។',
      },
      menu: 'case',
    },
    CloseCase: {
      input: onlyDay(),
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Close the case', km: 'បិទករណី' },
      description: {
        en: 'Close the case as requested. Only a supervisor who did not request the closure may do so.',
        km: 'បិទករណីតាមសំណើ។ មានតែអ្នកគ្រប់គ្រងករណីទេដែលអាចធ្វើ ហើយមិនមែនអ្នកដែលបានស្នើទេ។',
      },
      menu: 'case',
    },
    ReopenCase: {
      input: ReopenCase,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Reopen the case', km: 'បើកករណីឡើងវិញ' },
      description: {
        en: 'Reopen the case as a new episode, and record whether the survivor was trafficked again.',
        km: 'បើកករណីឡើងវិញ ហើយកត់ត្រាថាតើសាមីខ្លួនត្រូវបានជួញដូរម្តងទៀតឬទេ។',
      },
      menu: 'case',
    },
  },
  classes: {
    ClosureRequested: { reason: 'open', finalAssessment: 'testimony', on: 'open' },
    CaseClosed: { reason: 'open', on: 'open' },
    CaseReopened: { why: 'testimony', retrafficking: 'open', on: 'open' },
  },
  lane: 'case',
  projections: [closureProjection, exitFacts, reopeningFacts],
  shows: {
    closure: oneRow(
      ClosureView,
      'Whether the case is closed, about to be closed, or open again. Null: no closure was ever requested.',
    ),
  },
});
