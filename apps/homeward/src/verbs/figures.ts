import { Option } from 'commander';
import { configurationFrom } from '#platform/plain';
import { annualPage } from '../annual/page.js';
import { connect } from '../client/connection.js';
import { cellsOf, figuresOf } from '../demo/compare.js';
import { table } from '../demo/report.js';
import { LANGUAGES, labelsIn, type Language } from '../erasure/certificate.js';
import { mayBeWritten, writePrivately } from '../export/private-file.js';
import { wholeNumber } from '../misuse.js';
import { print, type Verb } from './verb.js';

interface Options {
  readonly year: string;
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly comparedTo?: string;
  readonly json?: boolean;
  readonly html?: string;
  readonly locale: Language;
}

const director = { id: 'homeward', role: 'ANALYST' } as const;

export const figures: Verb = (program) =>
  program
    .command('figures')
    .description('print the figures of a year from the running service, or write them as a report')
    .option('--year <year>', 'which year', String(new Date().getFullYear()))
    .option('--as-of <day>', 'what had happened by this day, e.g. 2020-06-30')
    .option('--known-at <instant>', 'what had been recorded by then, e.g. 2020-07-01T00:00:00Z')
    .option('--compared-to <year>', 'give beside each number the one of another year (with --json or --html)')
    .option('--json', 'print the figures as JSON, with their definitions')
    .option('--html <file>', 'write them as a page to read and to print, e.g. 2020.html')
    .addOption(new Option('--locale <language>', 'of the page').choices(LANGUAGES).default('en'))
    .addHelpText('after', HELP)
    .action(async ({ year, asOf, knownAt, comparedTo: other, json, html, locale }: Options) => {
      const asked = wholeNumber('--year', year, 1900, 2100);
      const beside = other === undefined ? undefined : wholeNumber('--compared-to', other, 1900, 2100);
      if (html !== undefined) mayBeWritten('--html', html);
      const period = { ...calendarYear(asked), asOf, knownAt, comparedTo: beside && calendarYear(beside) };
      const client = await connect(process.env);
      const all = await figuresOf(client, director, period);
      if (html !== undefined) {
        const labels = await labelsIn(client, director, locale);
        const synthetic = configurationFrom(process.env).mode === 'development';
        writePrivately('--html', html, annualPage({ year: asked, synthetic, figures: all, labels }, locale));
      }
      if (json) return print(JSON.stringify(all));
      if (html !== undefined) return print(WRITTEN(all.length, html));
      const nothingPrinted = { published: null, atLeast: false, ok: null };
      print(
        table(
          cellsOf(all, '').map(({ id, title, cell: { value, unit, base } }) => ({
            ...nothingPrinted,
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
  `${figures} figures in ${file}, for you only to read. It gives exact counts: hide what is marked ‡, and what subtraction would give back, before any of it is published.`;

const HELP = `
It asks the service that runs from this folder, or from the one that HOMEWARD_DATA names.

The page of --html is whole in itself: it fetches nothing, runs nothing, and is printed on A4. Beside each figure stand its
definition with its version, its period, by when it happened and by when it was recorded. It is INTERNAL, for it gives
exact counts: numbers below 11 can point to a person and are marked, and nobody who works here is named. The file is for
your eyes only (0600) and never written over another.

Examples:
  npx homeward figures --year 2020
  npx homeward figures --year 2020 --as-of 2020-06-30 --json
  npx homeward figures --year 2020 --html 2020.html --compared-to 2019
  npx homeward figures --year 2020 --html 2020-km.html --locale km`;
