import { Option } from 'commander';
import { describedColumns } from '../import/help.js';
import { importPeople } from '../import/import.js';
import { template } from '../import/template.js';
import { Misuse, notBlank, personIn } from '../misuse.js';
import { print, type Verb } from './verb.js';

interface Options {
  readonly as: string;
  readonly role: 'CASE_WORKER' | 'SUPERVISOR';
  readonly office?: string;
  readonly template?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export const importFile: Verb = (program) =>
  program
    .command('import')
    .description('import people from a spreadsheet (CSV) into the running service')
    .argument('[file]', 'e.g. people.csv')
    .option('--template', 'print the head of such a file, with one invented row')
    .option('--dry-run', 'say what the service would say to every row, and send nothing')
    .option('--as <name>', 'in whose name it is recorded', 'import')
    .addOption(
      new Option('--role <role>', 'what they are').choices(['CASE_WORKER', 'SUPERVISOR']).default('CASE_WORKER'),
    )
    .option('--office <office>', 'where they work, e.g. SiemReapCac')
    .option('--json', 'print one JSON object and nothing else')
    .addHelpText('after', () => `${HELP}\n${describedColumns()}`)
    .action(async (file: string | undefined, { as, role, office, ...options }: Options) => {
      if (options.template) return print(template());
      if (file === undefined)
        throw new Misuse('Which file? npx homeward import people.csv; --template prints its head.');
      const by = { id: personIn(as), role, office: office && notBlank('--office', office) };
      const { dryRun = false, json = false } = options;
      process.exitCode = await importPeople(file, { dryRun, json, by });
    });

const HELP = `
Every row is one person, and becomes the commands that a case worker would send: a referral, and where their columns
are filled, a consent, an interview, an identification and an entry into aftercare. A row with a fault is not sent;
the others are, and the report names every fault with its line and column. Import the same file again, once it is
mended or after Ctrl-C: nothing is recorded twice, because all ids follow from the reference of a row. What is
recorded already is not changed by a file; to correct it, use the service.
Everybody in the file is in the hands of the name given with --as, until a supervisor of her office assigns a colleague.

Examples:
  npx homeward import --template > people.csv      fill it in, and take the invented row away
  npx homeward import people.csv --dry-run         needs no service, sends nothing
  npx homeward import people.csv --as sokha --office SiemReapCac
  npx homeward import people.csv --json | jq .errors

Exit codes: 0 every row is recorded, 1 a row was refused, 64 no such file, or columns that are not these.

The file is CSV in UTF-8, with commas; cells may be quoted, and have line breaks. The first line names the columns, in
any order; those that are not needed may be left out, and an unknown one is an error. Nothing is guessed: days are
written 2020-06-30, codes as they stand here. A column with * must be filled wherever another one of its group is
(consent.*, referral.contact.*). An empty cell says nothing, and in a list with * that there is none.

Columns:`;
