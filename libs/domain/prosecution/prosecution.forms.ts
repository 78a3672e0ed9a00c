// For review by a native speaker of Khmer.
import { FIELD_LABELS, UNASKED, formsOf, underMore } from '#nest';
import * as commands from './prosecution.commands.js';

const { amount, article, currency, on, outcome, prosecutionId } = FIELD_LABELS;
const accusedId = { en: 'Accused', km: 'ជនជាប់ចោទ' };
const hearingId = { en: 'Hearing', km: 'សវនាការ' };
const ofNamed = {
  ...accusedId,
  help: {
    en: 'Left out: the case as a whole, where nobody is named.',
    km: 'ទុកទទេ៖ រឿងក្តីទាំងមូល បើគ្មាននរណាត្រូវបានបញ្ជាក់ឈ្មោះ។',
  },
};
const agency = {
  en: 'Agency',
  km: 'ស្ថាប័ន',
  help: { en: 'The police unit or the prosecutor’s office.', km: 'អង្គភាពនគរបាល ឬការិយាល័យព្រះរាជអាជ្ញា។' },
};

/** The forms of the commands: what they ask for, in this order. */
export const prosecutionForms = formsOf(commands, {
  FileComplaint: { on, prosecutionId, agency },
  OpenInvestigation: { on, prosecutionId, agency },
  NameAccused: {
    accusedId: UNASKED,
    prosecutionId,
    name: {
      en: 'Name',
      km: 'ឈ្មោះ',
      help: {
        en: 'As far as it is known. It is sealed, and shown only to colleagues who work on the case.',
        km: 'តាមដែលដឹង។ ឈ្មោះត្រូវបានបិទត្រា ហើយបង្ហាញតែដល់មិត្តរួមការងារដែលធ្វើការលើរឿងក្តី។',
      },
    },
    role: { en: 'Role', km: 'តួនាទី' },
    kin: {
      en: 'Relation to the survivor',
      km: 'ត្រូវជាអ្វីនឹងសាមីខ្លួន',
      help: { en: 'Where the accused is of the family.', km: 'បើជនជាប់ចោទជាសាច់ញាតិ។' },
    },
    on: {
      en: 'Accused since',
      km: 'ត្រូវបានចោទចាប់ពី',
      help: { en: 'The day from which this person was suspected or accused.', km: 'ថ្ងៃដែលបុគ្គលនេះត្រូវបានសង្ស័យ ឬចោទ។' },
    },
  },
  RecordArrest: { on, prosecutionId, accusedId },
  FileCharges: {
    on,
    prosecutionId,
    accusedId: ofNamed,
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
      help: {
        en: 'How many people are accused, where nobody is named.',
        km: 'មានមនុស្សប៉ុន្មាននាក់ត្រូវបានចោទ បើគ្មាននរណាត្រូវបានបញ្ជាក់ឈ្មោះ។',
      },
    },
  },
  DropCharges: { on, prosecutionId, accusedId },
  ScheduleHearing: {
    hearingId: UNASKED,
    prosecutionId,
    at: {
      en: 'Date and time',
      km: 'ថ្ងៃ និងម៉ោង',
    },
    on: {
      en: 'Announced on',
      km: 'បានប្រកាសនៅថ្ងៃ',
      help: { en: 'The day on which the court announced it.', km: 'ថ្ងៃដែលតុលាការបានប្រកាស។' },
    },
  },
  RecordHearing: {
    on,
    prosecutionId,
    hearingId: { ...hearingId, help: { en: 'The one that was scheduled, if any.', km: 'សវនាការដែលបានកំណត់ បើមាន។' } },
  },
  CancelHearing: { on, prosecutionId, hearingId },
  RecordVerdict: { on, prosecutionId, accusedId: ofNamed, outcome },
  FineInput: { amount, currency },
  ImposeSentence: {
    on,
    prosecutionId,
    accusedId: ofNamed,
    months: {
      en: 'Months',
      km: 'ខែ',
      help: { en: 'All months in prison: 18 for a year and a half.', km: 'ចំនួនខែសរុបក្នុងពន្ធនាគារ៖ 18 សម្រាប់មួយឆ្នាំកន្លះ។' },
    },
    fine: underMore({ en: 'Fine', km: 'ប្រាក់ពិន័យ' }),
    years: underMore({
      en: 'Years',
      km: 'ឆ្នាំ',
      help: {
        en: 'Full years in prison, where the months are unknown: 0 when it is less than one.',
        km: 'ចំនួនឆ្នាំពេញក្នុងពន្ធនាគារ បើមិនដឹងចំនួនខែ៖ 0 បើតិចជាងមួយឆ្នាំ។',
      },
    }),
  },
  LodgeAppeal: {
    appealId: UNASKED,
    on,
    prosecutionId,
    accusedId: ofNamed,
    appellant: { en: 'Appealed by', km: 'ប្តឹងដោយ' },
  },
  DecideAppeal: {
    on,
    prosecutionId,
    appealId: { en: 'Appeal', km: 'បណ្តឹងឧទ្ធរណ៍' },
    outcome: {
      ...outcome,
      help: {
        en: 'Quashed: the verdict falls, and the court has to decide once more.',
        km: 'លុបចោល៖ សាលក្រមលែងមានសុពលភាព ហើយតុលាការត្រូវសម្រេចម្តងទៀត។',
      },
    },
    verdict: {
      en: 'New verdict',
      km: 'សាលក្រមថ្មី',
      help: { en: 'Where the appeal changed it.', km: 'បើបណ្តឹងឧទ្ធរណ៍បានប្តូរវា។' },
    },
  },
  OrderCompensation: { on, prosecutionId, amount, currency },
  RecordCompensationPayment: { on, prosecutionId, amount, currency },
  DiscontinueProsecution: { on, prosecutionId },
  ConcludeProsecution: {
    on,
    prosecutionId,
    outcome: { ...outcome, help: { en: 'After a verdict, the same as the verdict.', km: 'ក្រោយសាលក្រម ត្រូវដូចសាលក្រម។' } },
  },
});
