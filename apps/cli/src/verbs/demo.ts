import type { Verb } from './verb.js';

export const demonstrate: Verb = (program, configured) =>
  program
    .command('demo')
    .description('load the invented cohort of 2020 and compare every published figure with the computed one')
    .option('--json', 'print one JSON object and nothing else')
    .option('--keep', 'keep running afterwards, until Ctrl-C')
    .option('--all', 'print every figure, what the report leaves open, and a whole history')
    .option('--until <day>', 'move all dates, so that the year ends on this day: today, or a day such as 2025-06-30')
    .option('--without <line>', 'leave out one line of the data set, and list the figures that depend on it')
    .addHelpText('after', HELP)
    .action(async (options: { json?: boolean; keep?: boolean; all?: boolean; without?: string; until?: string }) => {
      const { demo } = await import('../demo/demo.js');
      process.exitCode = await demo(configured.environment, options);
    });

const HELP = `
Starts the whole service in a temporary folder, sends the commands as GraphQL mutations over HTTP, waits for the views,
and stops everything again. It does not touch the data of npm start. Exit code 0 only if every figure agrees.

With --until, nothing is years overdue when you look at the console. The dates move by whole weeks, so the year ends up to
six days before that day; the published figures are compared with those of the moved year, without those of half-years.

Examples:
  npx homeward demo
  npx homeward demo --all | less
  npx homeward demo --until today --keep
  npx homeward demo --without 42
  npx homeward demo --json | jq '.figures[] | select(.ok == false)'
  npm run --silent demo -- --json    without --silent, npm prints two lines of its own before the JSON`;
