import type { Locale } from './locale.js';

export const chooseFrom = (codes: readonly string[]): string => `choose from ${codes.join(', ')}.`;

/** What is said of a value that no list of codes has: where it stands, and what there is to choose from. Khmer: to be reviewed. */
export const describeUnknownCode = (place: string, codes: readonly string[]): Readonly<Record<Locale, string>> => ({
  en: `What was sent at ${place} is none of the codes there: ${chooseFrom(codes)}`,
  km: `អ្វីដែលបានផ្ញើនៅ ${place} មិនមែនជាកូដដែលមាននៅទីនោះទេ៖ សូមជ្រើសរើសពី ${codes.join(', ')}។`,
});
