import { Option } from 'commander';
import { Misuse, officeIn, personIn } from '../misuse.js';
import { print, type Verb } from './verb.js';

interface Options {
  readonly as: string;
  readonly role: 'CASE_WORKER' | 'SUPERVISOR';
  readonly office?: string;
  readonly template?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** @param describeColumns for its help: they follow from the rules of the domain, which is loaded only for this command */
export const importVerb =
  (describeColumns?: () => string): Verb =>
  (program, configured) =>
    program
      .command('import')
      .description('import people from a spreadsheet (CSV) into the running service')
      .argument('[file]', 'e.g. people.csv')
      .option('--template', 'print a header line and one invented row')
      .option('--dry-run', 'check every row as the service would, and send nothing')
      .option('--as <name>', 'the name of the recorder', 'import')
      .addOption(
        new Option('--role <role>', 'their role').choices(['CASE_WORKER', 'SUPERVISOR']).default('CASE_WORKER'),
      )
      .option('--office <office>', 'their office, e.g. SiemReapCac')
      .option('--json', 'print one JSON object and nothing else')
      .addHelpText('after', () => `${HELP}\n${describeColumns?.() ?? ''}`)
      .action(async (file: string | undefined, { as, role, office, ...options }: Options) => {
        if (options.template) return print((await import('../import/template.js')).template());
        if (file === undefined)
          throw new Misuse('Which file? npx homeward import people.csv; --template prints a header line.');
        const by = { id: personIn(as), role, office: officeIn(office) };
        const { dryRun = false, json = false } = options;
        const { importPeople } = await import('../import/import.js');
        process.exitCode = await importPeople(configured, file, { dryRun, json, by });
      });

const HELP = `
Every row is one person, and becomes the commands that a case worker would send: a referral and, if their columns are
filled, a consent, an interview, an identification and an entry into aftercare. A row with an error is not sent; the
others are, and the report lists every error with its line and column. Import the same file again after corrections or
Ctrl-C: nothing is recorded twice, because all ids derive from the reference of the row. A file does not change
recorded entries; correct those in the service.
All cases of the file are assigned to the name in --as, until a supervisor of the office assigns a colleague.

Examples:
  npx homeward import --template > people.csv      fill it in, and remove the invented row
  npx homeward import people.csv --dry-run         needs no service, sends nothing
  npx homeward import people.csv --as sokha --office SiemReapCac
  npx homeward import people.csv --json | jq .errors

Exit codes: 0 every row is recorded, 1 a row was refused, 64 no such file or wrong columns.

The file is CSV in UTF-8, with commas; cells may be quoted and have line breaks. The first line names the columns, in any
order; unused columns may be left out, and an unknown one is an error. Nothing is guessed: write days as 2020-06-30, and
codes as below and as they are stored: InPerson, not the IN_PERSON of the API. A column with * must be filled if another
column of its group is (consent.*, referral.contact.*). An empty cell means no value, and in a list with * an empty list.

Columns:`;
