import { connect } from '../client/connection.js';
import { cellsOf, figuresOf } from '../demo/compare.js';
import { table } from '../demo/report.js';
import { wholeNumber } from '../misuse.js';
import { print, type Verb } from './verb.js';

export const figures: Verb = (program) =>
  program
    .command('figures')
    .description('print the figures of a year from the running service')
    .option('--year <year>', 'which year', String(new Date().getFullYear()))
    .option('--as-of <day>', 'what had happened by this day, e.g. 2020-06-30')
    .option('--json', 'print the figures as JSON, with their definitions')
    .addHelpText('after', HELP)
    .action(async ({ year, asOf, json }: { year: string; asOf?: string; json?: boolean }) => {
      const asked = wholeNumber('--year', year, 1900, 2100);
      const period = { from: `${asked}-01-01`, to: `${asked}-12-31`, ...(asOf !== undefined && { asOf }) };
      const client = await connect(process.env);
      const all = await figuresOf(client, { id: 'homeward', role: 'ANALYST' }, period);
      if (json) return print(JSON.stringify(all));
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

const HELP = `
It asks the service that runs from this folder, or from the one that HOMEWARD_DATA names.

Examples:
  npx homeward figures --year 2020
  npx homeward figures --year 2020 --as-of 2020-06-30 --json`;
