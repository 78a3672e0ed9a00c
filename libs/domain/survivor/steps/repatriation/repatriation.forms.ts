// For review by a native speaker of Khmer.
import { FIELD_LABELS, UNASKED, formsOf } from '#nest';
import * as commands from './repatriation.commands.js';

const { from, on, outcome } = FIELD_LABELS;

const RETURNED_FROM = { en: 'The country from which the survivor returned.', km: 'ប្រទេសដែលសាមីខ្លួនបានត្រឡប់មកវិញ។' };

/** The forms of the commands: what they ask for, in this order. */
export const repatriationForms = formsOf(commands, {
  RequestRepatriation: {
    on,
    from: {
      ...from,
      help: { en: 'The country from which the survivor is to return.', km: 'ប្រទេសដែលសាមីខ្លួននឹងត្រឡប់មកវិញ។' },
    },
  },
  RecordFamilyTracing: { on, outcome },
  CompleteRepatriation: {
    on,
    from: { ...from, help: RETURNED_FROM },
    crossing: {
      en: 'Crossing',
      km: 'ច្រកព្រំដែន',
      help: { en: 'The border crossing or airport, e.g. Poipet.', km: 'ច្រកព្រំដែន ឬព្រលានយន្តហោះ ឧទាហរណ៍ ប៉ោយប៉ែត។' },
    },
    authorities: { en: 'Authorities', km: 'អាជ្ញាធរ' },
    escort: { en: 'Escort', km: 'អ្នកអម' },
    receptionPlace: { en: 'Reception place', km: 'កន្លែងទទួល' },
  },
  RecordReturn: {
    returnId: UNASKED,
    manner: { en: 'How the survivor came home', km: 'របៀបត្រឡប់មកវិញ' },
    on,
    from: { ...from, help: RETURNED_FROM },
    transit: {
      en: 'Countries on the way',
      km: 'ប្រទេសដែលឆ្លងកាត់',
      help: { en: 'In the order of the journey: ISO 3166 codes such as TH.', km: 'តាមលំដាប់នៃដំណើរ។' },
    },
    crossing: { en: 'Crossing', km: 'ច្រកព្រំដែន' },
    irregularCrossing: { en: 'Crossed the border irregularly?', km: 'ឆ្លងដែនដោយមិនប្រក្រតី?' },
  },
});
