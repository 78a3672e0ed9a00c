// For review by a native speaker of Khmer.
import type { Locale } from './locale.js';

/** That somebody has so many live queries open, of which each page has some. */
export const describeTooManyOpen = (queries: number): Readonly<Record<Locale, string>> => ({
  en: `Too many pages are open, with ${queries} live queries: close some tabs.`,
  km: 'អ្នកបើកទំព័រច្រើនពេកក្នុងពេលតែមួយ៖ សូមបិទផ្ទាំងខ្លះ។',
});
