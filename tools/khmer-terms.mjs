/** Writes docs/reference/khmer.md from libs/i18n/terms/terms.km.json; prettier aligns its tables afterwards. */
import { readFileSync, writeFileSync } from 'node:fs';

const TERMS = 'libs/i18n/terms/terms.km.json';
const PAGE = 'docs/reference/khmer.md';

const rowOf = ({ en, km, not = [], sources = [], review, note = '' }) =>
  `| ${[`${en}${review ? ' ⚑' : ''}`, km.join(' · '), not.join(' · '), sources.join(', '), note].join(' | ')} |`;

const tableOf = ({ title, terms }) => [
  `## ${title}`,
  '',
  '| English | Khmer | not | attested in | remark |',
  '| --- | --- | --- | --- | --- |',
  ...terms.map(rowOf),
  '',
];

/** The page, as Markdown. */
export const pageOf = ({ sources, spelling, sections }) =>
  [
    '# Khmer terms',
    '',
    `One Khmer word for one thing, so that nobody has to guess whether two words mean two things. \`npm run terms\` writes this page from \`${TERMS}\`; \`libs/i18n/terms/terms.spec.ts\` goes through every Khmer text of the product, and fails where the English uses a term and the Khmer lacks it or uses a word that is rejected. Of refusals, whose Khmer is no translation, and of a few loose terms only the rejected words are looked for.`,
    '',
    'No native speaker has read these texts yet. ⚑ marks what such a reader who works in the field must check first; without a source, the word is our own.',
    '',
    '## Rules',
    '',
    '- A term that is missing is added here before it is used, and no two English terms have the same first Khmer word.',
    '- **Neutral.** A survivor may be of any sex: no text calls them នាង, លោក, អ្នកស្រី, កញ្ញា, ស្រី or ប្រុស, except the field `sex` and counts by sex. Leave the pronoun out where the sentence stands without; else សាមីខ្លួន in labels, refusals and certificates, គាត់ in running sentences, ពួកគេ of several people.',
    '- **Not more than is known.** ជនរងគ្រោះ says that somebody is a victim: only after an identification, or in names of laws and counts.',
    '- Staff are called by role and name, without honorifics; the reader is អ្នក and is asked with សូម.',
    '- **Latin digits** (0–9) everywhere, as the locale `km` of CLDR has them; dates as `5 មីនា 2020`.',
    '- **No invisible spaces** (U+200B): they break search and comparison. A space ends a phrase; ។ and ៖ follow without one.',
    '',
    '## Spelling',
    '',
    'Alike to the eye, and different to a search:',
    '',
    ...spelling.map(({ write, not }) => `- ${write}, not ${not.join(', ')}`),
    '',
    ...sections.flatMap(tableOf),
    '## Sources',
    '',
    '| short | source |',
    '| --- | --- |',
    ...Object.entries(sources).map(([short, source]) => `| ${short} | ${source} |`),
    '',
  ].join('\n');

if (process.argv[1] === import.meta.filename) writeFileSync(PAGE, pageOf(JSON.parse(readFileSync(TERMS, 'utf8'))));
