import { connectLazily } from '../client/connect-lazily.js';
import { formatInstant } from '../format.js';
import { print, type Verb } from '../verbs/verb.js';
import { allParked, type ParkedStreamStatus } from './parked.js';
import { readProjections, type ProjectionStatus } from './read-projections.js';

export const why: Verb = (group, configured) =>
  group
    .command('why')
    .description('print why views are behind, stopped or have parked records')
    .option('--json', 'print { "views": […], "parked": […] }')
    .addHelpText('after', HELP)
    .action(async ({ json }: { json?: boolean }) => {
      const client = await connectLazily(configured);
      const views = (await readProjections(client)).filter(isStuck);
      const parked = await allParked(client);
      print(json ? JSON.stringify({ views, parked }) : formatReasons(views, parked));
    });

const HELP = `
A reason names the kind of error, the view and the entry, but no content of the entry; numbers such as 22007 are SQLSTATEs
of Postgres. For a parked record, the view applies no entries from that one on, but continues with all other records: fix
the cause, then retry.

Examples:
  npx homeward projections why
  npx homeward projections why --json`;

const isStuck = ({ state, reason }: ProjectionStatus): boolean => state !== 'LIVE' || reason !== null;

const formatReasons = (views: readonly ProjectionStatus[], parked: readonly ParkedStreamStatus[]): string =>
  views.length + parked.length === 0
    ? 'Nothing to report: every view shows every recorded entry.'
    : [...byReason(views), ...parked.map(parkedLine)].join('\n');

/** Grouped, because one cause often stops many views. */
const byReason = (views: readonly ProjectionStatus[]): readonly string[] => {
  const names = new Map<string, string[]>();
  for (const { name, state, reason } of views) {
    const line = `${state.toLowerCase()}: ${reason ?? 'it is catching up.'}`;
    names.set(line, [...(names.get(line) ?? []), name]);
  }
  return [...names].map(([line, views]) => `${views.join(', ')}: ${line}`);
};

const parkedLine = ({ projection, subject, type, eventId, reason, since }: ParkedStreamStatus): string =>
  `${projection} is parked for ${subject} at ${type} (${eventId}) since ${formatInstant(since)}: ${reason}`;
