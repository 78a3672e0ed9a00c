/** U+2060: nobody sees it, and no line ends there. */
const JOINER = '\u2060';

/**
 * Words inside which browsers end a line, since the dictionary by which they find the words of Khmer lacks them; `|`
 * stands where they would. Some are broken only behind another word.
 */
export const BROKEN_WORDS: readonly string[] = [
  'កំណត់|ត្រា',
  'កត់|ត្រា',
  'កុំ|ព្យូទ័រ',
  'អេ|ក្រង់',
  'កូ|ដ',
  'ទ|ទេ',
  'ត្រាច|ម្លើយ',
  'ទា|សភាព',
  'ពេ|ស្យាចារ',
  'ឡា|តាំង',
  'អ៊ិន|គ្រីប',
  'អ|សមត្ថភាព',
  'សា|រទាំង',
  'មហន្ត|រាយ',
  'និរ|ទេស',
  // places and languages
  'អូ|រយ៉ាដាវ',
  'អូ|រជុំ',
  'លំ|ផាត់',
  'ត្រ|បែក',
  'បរិ|វ៉ាត់',
  'ប៉ោយ|ប៉ែត',
  'កា|វ៉ែត',
];

/**
 * A text of the console, a label or a name of a place as pages show it: no line ends within one of these words. Sources,
 * exports and the API stay without invisible letters, and with them what was recorded, and the sentences of refusals.
 */
export const keepTogether = (text: string): string =>
  BROKEN_WORDS.reduce((shown, word) => shown.replaceAll(word.replace('|', ''), word.replace('|', JOINER)), text);
