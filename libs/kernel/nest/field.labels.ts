// For review by a native speaker of Khmer.
import type { LabelList } from './labels.js';

/** What a field is called that many commands have. A step may call it otherwise. */
export const FIELD_LABELS = {
  amount: { en: 'Amount', km: 'ចំនួន' },
  arrangement: { en: 'Arrangement', km: 'ទីស្នាក់នៅ' },
  article: { en: 'Article', km: 'មាត្រា' },
  code: { en: 'Code', km: 'លេខកូដ' },
  consentId: { en: 'Consent', km: 'ការយល់ព្រម' },
  currency: { en: 'Currency', km: 'រូបិយប័ណ្ណ' },
  domain: { en: 'Domain', km: 'ផ្នែក' },
  explanation: { en: 'Explanation', km: 'ការពន្យល់' },
  from: { en: 'From', km: 'ពី' },
  language: { en: 'Language', km: 'ភាសា' },
  level: { en: 'Level', km: 'កម្រិត' },
  measure: { en: 'Measure', km: 'វិធានការ' },
  mode: { en: 'Mode', km: 'របៀប' },
  note: { en: 'Note', km: 'កំណត់សម្គាល់' },
  office: { en: 'Office', km: 'ការិយាល័យ' },
  on: { en: 'Date', km: 'នៅថ្ងៃណា' },
  outcome: { en: 'Outcome', km: 'លទ្ធផល' },
  place: { en: 'Place', km: 'ទីកន្លែង' },
  prosecutionId: { en: 'Criminal case', km: 'រឿងក្តីព្រហ្មទណ្ឌ' },
  province: { en: 'Province', km: 'ខេត្ត' },
  reason: { en: 'Reason', km: 'មូលហេតុ' },
  reasons: { en: 'Reasons', km: 'មូលហេតុ' },
  retraffickingIndicators: { en: 'Re-trafficking indicators', km: 'សូចនាករនៃហានិភ័យត្រូវជួញដូរម្តងទៀត' },
  safetyPlan: { en: 'Safety plan', km: 'ផែនការសុវត្ថិភាព' },
  services: { en: 'Services', km: 'សេវា' },
  setting: { en: 'Setting', km: 'កន្លែង' },
  upheld: { en: 'Was it justified?', km: 'តើត្រឹមត្រូវ?' },
  why: { en: 'Why', km: 'ហេតុអ្វី' },
} as const satisfies LabelList;
