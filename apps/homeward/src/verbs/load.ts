import { Argument } from 'commander';
import { EVERYBODY } from '../border/kinds.js';
import { loadBorder } from '../bulk/border.js';
import { wholeNumber } from '../misuse.js';
import type { Verb } from './verb.js';

/** Enough for any disk that fits on a desk. */
const MOST = 10_000_000;

export const load: Verb = (program) =>
  program
    .command('load')
    .description('load invented people in bulk into the running service, to see how it does with many')
    .addArgument(new Argument('<set>', 'which data set').choices(['border-2020']))
    .option('--people <number>', 'how many of them', String(EVERYBODY))
    .option('--seed <number>', 'another seed gives other people', '2020')
    .option('--json', 'print one JSON object and nothing else')
    .addHelpText('after', HELP)
    .action(async (_: string, { people, seed, json = false }: { people: string; seed: string; json?: boolean }) =>
      loadBorder({
        people: wholeNumber('--people', people, 1, MOST),
        seed: wholeNumber('--seed', seed, 0, 2 ** 31 - 1),
        json,
      }),
    );

const HELP = `
border-2020 is one invented, SYNTHETIC person for each of the 63,793 whom Thailand deported in 2020, about eleven events
each and 700,000 in all: a referral, consents, the way home, an interview. Three of a hundred are identified, a tenth
of those stay in aftercare for some months. The same seed has the same people, and --people 1000 the first of them.

It writes into the stores of the service that runs from this folder, or from the one that HOMEWARD_DATA names, past
GraphQL but by the same rules, seals and hash chain; the projector follows by itself. In development only. Ctrl-C or
a kill -9 at any moment loses nothing: the same command again passes over whoever is there, and goes on.

Examples:
  npx homeward load border-2020 --people 1000
  npx homeward load border-2020
  npx homeward load border-2020 --json | jq .eventsPerSecond

Environment, for a service with stores of its own: EVENTSTORE_URL, DATABASE_URL, KEYS_DATABASE_URL, HOMEWARD_KEY_FILE
as npm start has them.`;
