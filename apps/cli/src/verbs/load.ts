import { Argument } from 'commander';
import { EVERYBODY } from '../../../../tools/border/kinds.js';
import { pastDay, wholeNumber } from '../misuse.js';
import type { Verb } from './verb.js';

/** More people would exceed an ordinary disk. */
const PEOPLE_MAX = 10_000_000;

interface Options {
  readonly people: string;
  readonly seed: string;
  readonly until?: string;
  readonly json?: boolean;
}

export const load: Verb = (program, configured) =>
  program
    .command('load')
    .description('load invented people in bulk into the running service, to test it at scale')
    .addArgument(new Argument('<set>', 'which data set').choices(['border-2020']))
    .option('--people <number>', 'number of people', String(EVERYBODY))
    .option('--seed <number>', 'seed of the invented people', '2020')
    .option('--until <day>', 'move all dates, so that the year ends on this day: today, or a day such as 2025-06-30')
    .option('--json', 'print one JSON object and nothing else')
    .addHelpText('after', HELP)
    .action(async (_: string, { people, seed, until, json = false }: Options) => {
      const order = {
        people: wholeNumber('--people', people, 1, PEOPLE_MAX),
        seed: wholeNumber('--seed', seed, 0, 2 ** 31 - 1),
        until:
          until === undefined ? undefined : pastDay('--until', until, configured.configuration.settings.home.timeZone),
        json,
      };
      const { loadBorder } = await import('../bulk/border.js');
      await loadBorder(configured, order);
    });

const HELP = `
border-2020 has one invented, SYNTHETIC person for each of the 63,793 people deported from Thailand in 2020: about eleven
events each, 700,000 in all, such as a referral, consents, the repatriation and an interview. 3 % are identified, and a
tenth of those stay in aftercare for some months. The same seed gives the same people; --people 1000 gives the first 1000.
With --until, their dates move by whole weeks. Repeat it with the same day.

It writes directly to the stores of the running service of this folder, or of the folder in HOMEWARD_DATA. It bypasses
GraphQL but applies the same rules, sealing and hash chain; the projector follows by itself. Only in development. Ctrl-C
or a kill -9 loses nothing: the same command again skips recorded people and continues.

Examples:
  npx homeward load border-2020 --people 1000
  npx homeward load border-2020 --people 1000 --until today
  npx homeward load border-2020
  npx homeward load border-2020 --json | jq .eventsPerSecond

Environment, for a service with stores of its own: EVENTSTORE_URL, DATABASE_URL, KEYS_DATABASE_URL, HOMEWARD_KEY_FILE,
as for npm start.`;
