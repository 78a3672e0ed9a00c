// For review by a native speaker of Khmer.
import { FIELD_LABELS, formsOf } from '#nest';
import * as commands from './closure.commands.js';

const { on, reason, why } = FIELD_LABELS;

/** The forms of the commands: what they ask for, in this order. */
export const closureForms = formsOf(commands, {
  RequestClosure: {
    on,
    reason,
    finalAssessment: {
      en: 'Final assessment',
      km: 'ការប៉ាន់ប្រមាណចុងក្រោយ',
      help: {
        en: 'How the survivor fares. The case cannot be closed without it.',
        km: 'ស្ថានភាពរបស់សាមីខ្លួនយ៉ាងណា។ បើគ្មាន ករណីមិនអាចបិទបានទេ។',
      },
    },
  },
  ReopenCase: {
    on,
    retrafficking: {
      en: 'Retrafficking',
      km: 'ត្រូវជួញដូរម្តងទៀត?',
      help: { en: 'Whether the survivor was trafficked again.', km: 'តើសាមីខ្លួនត្រូវបានជួញដូរម្តងទៀតឬទេ។' },
    },
    why,
  },
});
