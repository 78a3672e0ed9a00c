import type { Command } from 'commander';
import { connect } from '../client/connection.js';
import { print } from '../verbs/verb.js';
import { allParked, type Parked } from './parked.js';
import { standings, type Standing } from './standing.js';

export const why = (group: Command): Command =>
  group
    .command('why')
    .description('print what stands in the way of the views that do not show everything')
    .option('--json', 'print { "views": […], "parked": […] }')
    .addHelpText('after', HELP)
    .action(async ({ json }: { json?: boolean }) => {
      const client = await connect(process.env);
      const views = (await standings(client)).filter(isStuck);
      const parked = await allParked(client);
      print(json ? JSON.stringify({ views, parked }) : printed(views, parked));
    });

const HELP = `
A reason names the kind of error, the view and the entry, and repeats nothing of what the entry says; numbers such as
22007 are SQLSTATEs of Postgres. Parked is a record whose entries a view does not take from that one on, while it goes on
with everybody else's: mend what is wrong, then retry.

Examples:
  npx homeward projections why
  npx homeward projections why --json`;

const isStuck = ({ state, reason }: Standing): boolean => state !== 'live' || reason !== null;

const printed = (views: readonly Standing[], parked: readonly Parked[]): string =>
  views.length + parked.length === 0
    ? 'Nothing: every view shows all that was recorded.'
    : [...byReason(views), ...parked.map(parkedLine)].join('\n');

/** What stops one often stops them all. */
const byReason = (views: readonly Standing[]): readonly string[] => {
  const names = new Map<string, string[]>();
  for (const { name, state, reason } of views) {
    const said = `${state}: ${reason ?? 'it reads on, and will be there soon.'}`;
    names.set(said, [...(names.get(said) ?? []), name]);
  }
  return [...names].map(([said, those]) => `${those.join(', ')}: ${said}`);
};

const parkedLine = ({ projection, subject, type, eventId, reason, since }: Parked): string =>
  `${projection} is parked for ${subject} at ${type} (${eventId}) since ${since.slice(0, 19).replace('T', ' ')}: ${reason}`;
