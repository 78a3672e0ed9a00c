import type { Command } from 'commander';
import { connect } from '../client/connection.js';
import { print } from '../verbs/verb.js';
import { standings, type Standing } from './standing.js';

export const why = (group: Command): Command =>
  group
    .command('why')
    .description('print what stands in the way of the views that are not live')
    .option('--json', 'print what there is as JSON')
    .addHelpText('after', HELP)
    .action(async ({ json }: { json?: boolean }) => {
      const stuck = (await standings(await connect(process.env))).filter(isStuck);
      print(json ? JSON.stringify(stuck) : printed(stuck));
    });

const HELP = `
A reason names the kind of error, the view and the event, and repeats nothing of what the event says.

Examples:
  npx homeward projections why
  npx homeward projections why --json`;

const isStuck = ({ state, reason }: Standing): boolean => state !== 'live' || reason !== null;

const printed = (stuck: readonly Standing[]): string =>
  stuck.length === 0
    ? 'Nothing: every view shows all that was recorded.'
    : stuck
        .map(({ name, state, reason }) => `${name} is ${state}: ${reason ?? 'it reads on, and will be there soon.'}`)
        .join('\n');
