// For review by a native speaker of Khmer.

/** What is wrong with a field, by the check that found it: the names of class-validator, ours, and those of GraphQL's types. */
export const PROBLEMS_KM: Readonly<Record<string, string>> = {
  areLines: 'ត្រូវជាអក្សរតែមួយបន្ទាត់ មិនទទេ និងគ្មានសញ្ញាមើលមិនឃើញ',
  areListed: 'ត្រូវជ្រើសពីក្នុងបញ្ជី',
  areTexts: 'ត្រូវជាអក្សរ ហើយមិនទទេ',
  arrayMaxSize: 'ច្រើនពេក៖ យ៉ាងច្រើន 50',
  isArray: 'ត្រូវជាបញ្ជី',
  isBoolean: 'ត្រូវឆ្លើយ បាទ/ចាស ឬទេ',
  isDay: 'ត្រូវជាថ្ងៃដែលមានពិត ដូចជា 2020-06-30',
  isDayAndId: 'ត្រូវជាសញ្ញាសម្គាល់នៃករណីមួយ',
  isIn: 'ត្រូវជ្រើសពីក្នុងបញ្ជី',
  isInstant: 'ត្រូវជាថ្ងៃ និងម៉ោង ដូចជា 2020-06-30T10:00:00Z',
  isInt: 'ត្រូវជាចំនួនគត់',
  isLength: 'ខ្លីពេក ឬវែងពេក',
  isLine: 'ត្រូវជាអក្សរតែមួយបន្ទាត់ មិនទទេ និងគ្មានសញ្ញាមើលមិនឃើញ',
  isListed: 'ត្រូវជ្រើសពីក្នុងបញ្ជី',
  isPastDay: 'មិនអាចជាថ្ងៃខាងមុខ',
  isString: 'ត្រូវជាអក្សរ',
  isText: 'ត្រូវជាអក្សរ ហើយមិនទទេ',
  isTimeZone: 'ត្រូវជាតំបន់ម៉ោង ដូចជា Asia/Phnom_Penh',
  isUuid: 'ត្រូវជាលេខសម្គាល់ (UUID)',
  isWithin: 'ត្រូវស្ថិតក្នុងខេត្តដែលបានបញ្ជាក់',
  matches: 'មិនត្រូវតាមទម្រង់ដែលត្រូវសរសេរ',
  max: 'លេខនេះធំពេក',
  min: 'លេខនេះតូចពេក',
  nestedValidation: 'ផ្នែកនេះមិនត្រឹមត្រូវ',
  type: 'តម្លៃនេះមិនត្រូវតាមប្រភេទដែលត្រូវបំពេញ',
};

/** The same with the limit or the example that the English words name. */
export const PATTERNS_KM: Readonly<Record<string, readonly [named: RegExp, words: (named: string) => string]>> = {
  // of a list, the English words name both limits, and either may be missed
  isLength: [/(?<!and )shorter than or equal to (\d+) characters$/, (most) => `វែងពេក៖ អាចមានយ៉ាងច្រើន ${most} តួអក្សរ`],
  matches: [/ such as (\S+)$/, (example) => `មិនត្រូវតាមទម្រង់ដែលត្រូវសរសេរ ដូចជា ${example}`],
  max: [/greater than (\d+)$/, (most) => `លេខនេះធំពេក៖ អាចមានយ៉ាងច្រើន ${most}`],
  min: [/less than (\d+)$/, (least) => `លេខនេះតូចពេក៖ ត្រូវមានយ៉ាងតិច ${least}`],
};
