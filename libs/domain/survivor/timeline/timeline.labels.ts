// For review by a native speaker of Khmer.
import type { StepLabels } from '#nest';
import type { TimelineStanding, ValueKind } from './timeline.codes.js';

export const timelineLabels: StepLabels<{}, { TimelineStanding: TimelineStanding; ValueKind: ValueKind }> = {
  events: {},
  codes: {
    TimelineStanding: {
      Corrected: { en: 'Corrected since', km: 'ត្រូវបានកែតម្រូវក្រោយមក' },
      StruckOut: { en: 'Struck out since', km: 'ត្រូវបានឆូតចោលក្រោយមក' },
      Disputed: { en: 'Disputed', km: 'ត្រូវបានបញ្ជាក់ថាមិនត្រឹមត្រូវ' },
      Erased: { en: 'Personal data erased since', km: 'ទិន្នន័យផ្ទាល់ខ្លួនត្រូវបានលុបក្រោយមក' },
      SetAside: { en: 'Set aside as unreliable', km: 'មិនយកជាការ ព្រោះមិនអាចជឿបាន' },
    },
    ValueKind: {
      Code: { en: 'Code of a list', km: 'លេខកូដក្នុងបញ្ជី' },
      Country: { en: 'Country', km: 'ប្រទេស' },
      Currency: { en: 'Currency', km: 'រូបិយប័ណ្ណ' },
      Day: { en: 'Day', km: 'ថ្ងៃ' },
      District: { en: 'District', km: 'ក្រុង ស្រុក ឬខណ្ឌ' },
      Instant: { en: 'Day and time', km: 'ថ្ងៃ និងម៉ោង' },
      Language: { en: 'Language', km: 'ភាសា' },
      Number: { en: 'Number', km: 'ចំនួន' },
      Office: { en: 'Office', km: 'ការិយាល័យ' },
      Province: { en: 'Province', km: 'ខេត្ត' },
      Record: { en: 'Id', km: 'លេខសម្គាល់' },
      Text: { en: 'Text', km: 'អត្ថបទ' },
      YesNo: { en: 'Yes or no', km: 'បាទ/ចាស ឬទេ' },
    },
  },
};
