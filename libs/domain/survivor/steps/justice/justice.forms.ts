// For review by a native speaker of Khmer.
import { FIELD_LABELS, UNASKED, formsOf } from '#nest';
import * as commands from './justice.commands.js';

const { article, measure, on, prosecutionId } = FIELD_LABELS;

/** The forms of the commands: what they ask for, in this order. */
export const justiceForms = formsOf(commands, {
  OpenProsecution: {
    on,
    prosecutionId: {
      ...prosecutionId,
      help: {
        en: 'A new one, or one that another survivor is in already.',
        km: 'រឿងក្តីថ្មី ឬរឿងក្តីដែលមានសាមីខ្លួនម្នាក់ទៀតរួចហើយ។',
      },
    },
    court: { en: 'Court', km: 'តុលាការ' },
    article: {
      ...article,
      help: {
        en: 'The article of the 2008 law on the suppression of human trafficking and sexual exploitation.',
        km: 'មាត្រានៃច្បាប់ឆ្នាំ 2008 ស្តីពីការបង្ក្រាបអំពើជួញដូរមនុស្ស និងអំពើធ្វើអាជីវកម្មផ្លូវភេទ។',
      },
    },
    role: { en: 'Role', km: 'តួនាទី' },
  },
  GrantProtectiveMeasure: { measureId: UNASKED, on, prosecutionId, measure },
});
