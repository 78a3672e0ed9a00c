// For review by a native speaker of Khmer.
import { FIELD_LABELS, formsOf } from '#kernel/nest';
import * as commands from './prosecution.commands.js';

const { amount, article, currency, on, outcome, prosecutionId } = FIELD_LABELS;

/** The forms of the commands: what they ask for, in this order. */
export const prosecutionForms = formsOf(commands, {
  FileCharges: {
    on,
    prosecutionId,
    article: {
      ...article,
      help: {
        en: 'The article of the 2008 law on the suppression of human trafficking and sexual exploitation.',
        km: 'មាត្រានៃច្បាប់ឆ្នាំ 2008 ស្តីពីការបង្ក្រាបអំពើជួញដូរមនុស្ស និងអំពើធ្វើអាជីវកម្មផ្លូវភេទ។',
      },
    },
    accusedCount: {
      en: 'Accused count',
      km: 'ចំនួនជនជាប់ចោទ',
      help: { en: 'How many people are accused.', km: 'មានមនុស្សប៉ុន្មាននាក់ត្រូវបានចោទ។' },
    },
  },
  RecordHearing: { on, prosecutionId },
  RecordVerdict: { on, prosecutionId, outcome },
  ImposeSentence: {
    on,
    prosecutionId,
    years: {
      en: 'Years',
      km: 'ឆ្នាំ',
      help: { en: 'Full years in prison: 0 when it is less than one.', km: 'ចំនួនឆ្នាំពេញក្នុងពន្ធនាគារ៖ 0 បើតិចជាងមួយឆ្នាំ។' },
    },
  },
  OrderCompensation: {
    on,
    prosecutionId,
    amount: {
      ...amount,
      help: {
        en: 'In the smallest unit of the currency: 18.00 USD is 1800.',
        km: 'គិតជាឯកតាតូចបំផុតនៃរូបិយប័ណ្ណ៖ 18.00 USD គឺ 1800។',
      },
    },
    currency,
  },
  DiscontinueProsecution: { on, prosecutionId },
  ConcludeProsecution: {
    on,
    prosecutionId,
    outcome: { ...outcome, help: { en: 'After a verdict, the same as the verdict.', km: 'ក្រោយសាលក្រម ត្រូវដូចសាលក្រម។' } },
  },
});
