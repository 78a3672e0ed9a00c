import { Option } from 'commander';
import { REPORT_LANGUAGES, annualPage, type ReportLanguage } from '#reporting/annual';
import { connectLazily } from '../client/connect-lazily.js';
import { cellsOf, figuresOf, titledList } from '../client/figures.js';
import { labelsIn } from '../erasure/certificate.js';
import { mayBeWritten, writePrivately } from '../export/private-file.js';
import { anyDay, anyInstant, wholeNumber } from '../misuse.js';
import { print, type Verb } from './verb.js';

interface Options {
  readonly year: string;
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly comparedTo?: string;
  readonly json?: boolean;
  readonly html?: string;
  readonly locale: ReportLanguage;
}

/** Sees exact counts, which the page is marked for. */
const director = { id: 'homeward', role: 'AUDITOR' } as const;

export const figures: Verb = (program, configured) =>
  program
    .command('figures')
    .description('print the figures of a year from the running service, or write them as a report')
    .option('--year <year>', 'which year', String(new Date().getFullYear()))
    .option('--as-of <day>', 'count what had happened by this day, e.g. 2020-06-30')
    .option('--known-at <instant>', 'count only what was recorded by then, e.g. 2020-07-01T00:00:00Z')
    .option('--compared-to <year>', 'compare each number with another year (with --json or --html)')
    .option('--json', 'print the figures as JSON, with their definitions')
    .option('--html <file>', 'write a page to read and print, e.g. 2020.html')
    .addOption(new Option('--locale <language>', 'language of the page').choices(REPORT_LANGUAGES).default('en'))
    .addHelpText('after', HELP)
    .action(async ({ year, asOf, knownAt, comparedTo: other, json, html, locale }: Options) => {
      const reportYear = wholeNumber('--year', year, 1900, 2100);
      const otherYear = other === undefined ? undefined : wholeNumber('--compared-to', other, 1900, 2100);
      if (html !== undefined) mayBeWritten('--html', html);
      const period = {
        ...calendarYear(reportYear),
        asOf: asOf === undefined ? undefined : anyDay('--as-of', asOf),
        knownAt: knownAt === undefined ? undefined : anyInstant('--known-at', knownAt),
        comparedTo: otherYear && calendarYear(otherYear),
      };
      const client = await connectLazily(configured);
      const all = await figuresOf(client, director, period);
      if (html !== undefined) {
        const labels = await labelsIn(client, director, locale);
        const synthetic = configured.configuration.mode === 'development';
        writePrivately('--html', html, annualPage({ year: reportYear, synthetic, figures: all, labels }, locale));
      }
      if (json) return print(JSON.stringify(all));
      if (html !== undefined) return print(WRITTEN(all.length, html));
      print(
        titledList(
          cellsOf(all, '').map(({ id, title, cell: { value, unit, base } }) => ({
            id,
            title,
            computed: value,
            unit,
            base,
          })),
        ),
      );
    });

const calendarYear = (year: number) => ({ from: `${year}-01-01`, to: `${year}-12-31` });

const WRITTEN = (figures: number, file: string): string =>
  `${figures} figures in ${file}, readable only by you. The counts are exact: before publishing, hide numbers marked ‡ and what subtraction would reveal.`;

const HELP = `
It uses the running service of this folder, or of the folder in HOMEWARD_DATA.

The page of --html is self-contained, without requests or scripts, and prints on A4. It gives each figure with its
definition, version, period and dates. It is INTERNAL because its counts are exact: numbers below 11 can identify a person
and are marked. It names no member of staff. Only you can read the file (mode 0600), and it never overwrites another.

Examples:
  npx homeward figures --year 2020
  npx homeward figures --year 2020 --as-of 2020-06-30 --json
  npx homeward figures --year 2020 --html 2020.html --compared-to 2019
  npx homeward figures --year 2020 --html 2020-km.html --locale km`;
