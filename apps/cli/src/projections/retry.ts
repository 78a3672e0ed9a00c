import type { Client } from '../client/client.js';
import { connectLazily } from '../client/connect-lazily.js';
import { Misuse } from '../misuse.js';
import { print, type Verb } from '../verbs/verb.js';
import { allParked } from './parked.js';
import { operator } from './read-projections.js';

interface Outcome {
  readonly projection: string;
  readonly subject: string;
  readonly state: 'GONE' | 'PARKED' | 'WAITING';
  readonly reason: string | null;
}

export const retry: Verb = (group, configured) =>
  group
    .command('retry')
    .description('apply parked entries to a view again')
    .argument('[view]', 'the name of the view, from status')
    .argument('[subject]', 'the subject of the record, from why')
    .option('--all', 'all parked records')
    .option('--json', 'print the outcomes as JSON')
    .addHelpText('after', HELP)
    .action(async (view?: string, subject?: string, { all, json }: { all?: boolean; json?: boolean } = {}) => {
      if (!all && (!view || !subject)) throw new Misuse('Give the view and the subject, as printed by why, or --all.');
      const client = await connectLazily(configured);
      const streams = all ? await allParked(client) : [{ projection: view!, subject: subject! }];
      const outcomes: Outcome[] = [];
      for (const { projection, subject: stream } of streams)
        outcomes.push(await requestRetry(client, projection, stream));
      print(json ? JSON.stringify(outcomes) : formatOutcomes(outcomes));
      if (outcomes.some(({ state }) => state !== 'GONE')) process.exitCode = 1;
    });

const HELP = `
The view applies all entries of that record again, in order, and continues with it; otherwise the record stays parked, and
the reason is printed. Nothing is lost, and you may repeat it. A starting projector retries everything by itself. It exits
with 1 if a record is still parked.

Examples:
  npx homeward projections retry referral 11111111-1111-4111-8111-111111111111
  npx homeward projections retry --all --json`;

const RETRY_MUTATION = `mutation ($input: RetryParkedInput!) { outcome: retryParked(input: $input) { projection subject state reason } }`;

const requestRetry = async (client: Client, projection: string, subject: string): Promise<Outcome> =>
  (await client.insist<{ outcome: Outcome }>(operator, RETRY_MUTATION, { input: { projection, subject } })).outcome;

const OUTCOME_TEXTS: Readonly<Record<Outcome['state'], (outcome: Outcome) => string>> = {
  GONE: ({ projection, subject }) => `${projection} shows all of ${subject}.`,
  PARKED: ({ projection, subject, reason }) => `${projection} is still parked for ${subject}: ${reason}`,
  WAITING: ({ projection, subject, reason }) => `${projection}, ${subject}: ${reason}`,
};

const formatOutcomes = (outcomes: readonly Outcome[]): string =>
  outcomes.length === 0
    ? 'Nothing is parked.'
    : outcomes.map((outcome) => OUTCOME_TEXTS[outcome.state](outcome)).join('\n');
