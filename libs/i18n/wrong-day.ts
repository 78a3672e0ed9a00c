// For review by a native speaker of Khmer.
import type { WrongField } from '#kernel/decider';
import type { BilingualText } from '#nest';

/** What a day must not precede, as the rules say it in English. */
export const EARLIER: readonly BilingualText[] = [
  { en: 'its resumption', km: 'ការបន្ត' },
  { en: 'its submission', km: 'ការដាក់ស្នើ' },
  { en: 'its suspension', km: 'ការផ្អាក' },
  { en: 'our referral', km: 'ការបញ្ជូនរបស់យើង' },
  { en: 'the active plan', km: 'ផែនការដែលមានសុពលភាព' },
  { en: 'the answer before', km: 'ចម្លើយមុន' },
  { en: 'the appeal', km: 'បណ្តឹងឧទ្ធរណ៍' },
  { en: 'the approval of the plan', km: 'ការអនុម័តផែនការ' },
  { en: 'the approval of the plan that it revises', km: 'ការអនុម័តផែនការដែលត្រូវកែសម្រួល' },
  { en: 'the assessment', km: 'ការប៉ាន់ប្រមាណ' },
  { en: 'the assignment', km: 'ការចាត់តាំង' },
  { en: 'the beginning of the prosecution', km: 'ការចាប់ផ្តើមនៃការចោទប្រកាន់' },
  { en: 'the birth', km: 'ថ្ងៃកំណើតរបស់សាមីខ្លួន' },
  { en: 'the closing of the earlier case', km: 'ការបិទករណីមុន' },
  { en: 'the closure', km: 'ការបិទករណី' },
  { en: 'the conclusion of the prosecution', km: 'ការបញ្ចប់នៃការចោទប្រកាន់' },
  { en: 'the consent', km: 'ការយល់ព្រម' },
  { en: 'the day of planning', km: 'ថ្ងៃដែលបានគ្រោង' },
  { en: 'the day of the document', km: 'ថ្ងៃនៃឯកសារ' },
  { en: 'the day of this entry', km: 'ថ្ងៃនៃកំណត់ត្រានេះ' },
  { en: 'the day on which it was announced', km: 'ថ្ងៃដែលបានជូនដំណឹង' },
  { en: 'the day on which it was made or last moved', km: 'ថ្ងៃដែលបានណាត់ ឬបានប្តូរពេលចុងក្រោយ' },
  { en: 'the day on which it was set', km: 'ថ្ងៃដែលបានដាក់កិច្ចការ' },
  { en: 'the day on which the first colleague came', km: 'ថ្ងៃដែលមិត្តរួមការងារដំបូងបានមក' },
  { en: 'the day on which they were accused', km: 'ថ្ងៃដែលត្រូវបានចោទប្រកាន់' },
  { en: 'the determination', km: 'ការកំណត់' },
  { en: 'the end of the previous repatriation', km: 'ការបញ្ចប់មាតុភូមិនិវត្តន៍មុន' },
  { en: 'the end of the repatriation', km: 'ការបញ្ចប់មាតុភូមិនិវត្តន៍' },
  { en: 'the entry into aftercare', km: 'ការចូលការថែទាំក្រោយសង្គ្រោះ' },
  { en: 'the first day', km: 'ថ្ងៃដំបូង' },
  { en: 'the hold', km: 'ការរក្សាទុកតាមផ្លូវច្បាប់' },
  { en: 'the identification', km: 'ការកំណត់អត្តសញ្ញាណ' },
  { en: 'the interview', km: 'ការសម្ភាស' },
  { en: 'the last assessment or follow-up', km: 'ការប៉ាន់ប្រមាណ ឬការតាមដានចុងក្រោយ' },
  { en: 'the last change of aftercare', km: 'ការផ្លាស់ប្តូរការថែទាំក្រោយសង្គ្រោះចុងក្រោយ' },
  { en: 'the last change of the plan', km: 'ការផ្លាស់ប្តូរផែនការចុងក្រោយ' },
  { en: 'the last day in the register', km: 'ថ្ងៃចុងក្រោយក្នុងបញ្ជី' },
  { en: 'the last delivery', km: 'សេវាដែលបានផ្តល់ចុងក្រោយ' },
  { en: 'the last entry about the custody', km: 'កំណត់ត្រាចុងក្រោយអំពីសិទ្ធិថែទាំកូន' },
  { en: 'the last entry about where the dependant lives', km: 'កំណត់ត្រាចុងក្រោយអំពីទីលំនៅរបស់អ្នកក្នុងបន្ទុក' },
  { en: 'the last move', km: 'ការផ្លាស់ប្តូរចុងក្រោយ' },
  { en: 'the last service', km: 'សេវាចុងក្រោយ' },
  { en: 'the opening', km: 'ការបើក' },
  { en: 'the operation', km: 'ប្រតិបត្តិការ' },
  { en: 'the override', km: 'ការធ្វើដោយគ្មានការយល់ព្រម' },
  { en: 'the plan', km: 'ផែនការ' },
  { en: 'the plan for it', km: 'ផែនការសម្រាប់វា' },
  { en: 'the pregnancy', km: 'ការមានផ្ទៃពោះ' },
  { en: 'the prosecution', km: 'ការចោទប្រកាន់' },
  { en: 'the referral', km: 'ការបញ្ជូន' },
  { en: 'the registration', km: 'ការចុះបញ្ជី' },
  { en: 'the reopening', km: 'ការបើកករណីឡើងវិញ' },
  { en: 'the request', km: 'សំណើ' },
  { en: 'the review', km: 'ការពិនិត្យ' },
  { en: 'the verdict', km: 'សាលក្រម' },
  { en: 'what became of a goal', km: 'អ្វីដែលបានកើតឡើងចំពោះគោលដៅ' },
];

const EARLIER_KM: ReadonlyMap<string, string> = new Map(EARLIER.map(({ en, km }) => [en, km]));

/** Which day a rule refuses, and what it must not precede; undefined where only the general sentence of the code says it. */
export const describeWrongDay = (code: string, { on, after }: WrongField): { readonly km: string } | undefined => {
  if (on === undefined) return undefined;
  if (code === 'DATE_IN_FUTURE') return { km: `ថ្ងៃ ${on} មិនទាន់មកដល់ទេ៖ សូមកត់ត្រាអ្វីដែលបានកើតឡើងហើយ តាមថ្ងៃរបស់វា។` };
  const what = after && EARLIER_KM.get(after.what);
  if (!what) return undefined;
  const when = after.day === undefined ? '' : ` (${after.day})`;
  return { km: `ថ្ងៃ ${on} នៅមុន${what}${when} ដែលត្រូវមកមុន៖ សូមកែថ្ងៃណាមួយ។` };
};
