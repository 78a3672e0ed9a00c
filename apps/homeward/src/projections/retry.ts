import type { Command } from 'commander';
import type { Client } from '../client/client.js';
import { connect } from '../client/connection.js';
import { Misuse } from '../misuse.js';
import { print } from '../verbs/verb.js';
import { allParked } from './parked.js';
import { operator } from './standing.js';

interface Outcome {
  readonly projection: string;
  readonly subject: string;
  readonly state: 'gone' | 'parked' | 'waiting';
  readonly reason: string | null;
}

export const retry = (group: Command): Command =>
  group
    .command('retry')
    .description('try whether a view can take now what it could not')
    .argument('[view]', 'its name, as status prints it')
    .argument('[subject]', 'whom the record is about, as why prints it')
    .option('--all', 'everything that is parked')
    .option('--json', 'print what came of it as JSON')
    .addHelpText('after', HELP)
    .action(async (view?: string, subject?: string, { all, json }: { all?: boolean; json?: boolean } = {}) => {
      if (!all && (!view || !subject)) throw new Misuse('Name the view and the subject, as why prints them, or --all.');
      const client = await connect(process.env);
      const asked = all ? await allParked(client) : [{ projection: view!, subject: subject! }];
      const outcomes: Outcome[] = [];
      for (const { projection, subject: whose } of asked) outcomes.push(await retried(client, projection, whose));
      print(json ? JSON.stringify(outcomes) : printed(outcomes));
      if (outcomes.some(({ state }) => state !== 'gone')) process.exitCode = 1;
    });

const HELP = `
The view is told everything of that record anew, in its order, and goes on with it; or it stays parked, and you are told
why. Nothing is lost, whatever comes of it, and it may be repeated. A projector that starts tries everything by itself.
It exits with 1 when something is still parked.

Examples:
  npx homeward projections retry referral_v3 11111111-1111-4111-8111-111111111111
  npx homeward projections retry --all --json`;

const ASKED = `mutation ($input: RetryParked!) { outcome: retryParked(input: $input) { projection subject state reason } }`;

const retried = async (client: Client, projection: string, subject: string): Promise<Outcome> =>
  (await client.insist<{ outcome: Outcome }>(operator, ASKED, { input: { projection, subject } })).outcome;

const SAID: Readonly<Record<Outcome['state'], (outcome: Outcome) => string>> = {
  gone: ({ projection, subject }) => `${projection} shows all of ${subject}.`,
  parked: ({ projection, subject, reason }) => `${projection} is still parked for ${subject}: ${reason}`,
  waiting: ({ projection, subject, reason }) => `${projection}, ${subject}: ${reason}`,
};

const printed = (outcomes: readonly Outcome[]): string =>
  outcomes.length === 0 ? 'Nothing is parked.' : outcomes.map((outcome) => SAID[outcome.state](outcome)).join('\n');
