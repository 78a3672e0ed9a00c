/**
 * Languages of Cambodia's minorities, for which the Unicode CLDR has no names: ISO 639-3, the English name that is usual
 * there, and the Khmer one.
 */
export const CAMBODIAN_LANGUAGES = [
  ['cmo', 'Bunong', 'ព្នង'],
  ['jra', 'Jarai', 'ចារាយ'],
  ['tpu', 'Tampuan', 'ទំពួន'],
  ['kdt', 'Kuy', 'គួយ'],
  ['cja', 'Western Cham', 'ចាមខាងលិច'],
  ['cjm', 'Eastern Cham', 'ចាមខាងកើត'],
  ['brb', 'Brao', 'ព្រៅ'],
  ['krr', 'Kreung', 'គ្រឹង'],
  ['krv', 'Kavet', 'កាវ៉ែត'],
  ['xkk', 'Kachok', 'កាចក់'],
  ['sti', 'Stieng', 'ស្ទៀង'],
  ['rad', 'Rhade', 'រ៉ាដេ'],
  ['rka', 'Kraol', 'ក្រោល'],
  ['pcb', 'Por', 'ព័រ'],
  ['cog', 'Chong', 'ជង'],
  ['sxm', 'Samre', 'សំរែ'],
  ['syo', 'Suoy', 'សួយ'],
  ['scq', 'Saoch', 'ស្អូច'],
] as const satisfies readonly (readonly [code: string, en: string, km: string])[];
