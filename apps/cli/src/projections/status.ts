import type { Command } from 'commander';
import { connectLazily } from '../client/connect-lazily.js';
import { alignColumns } from '../format.js';
import { print, type Verb } from '../verbs/verb.js';
import { readProjections, type ProjectionStatus } from './read-projections.js';

export const status: Verb = (group, configured) =>
  group
    .command('status', { isDefault: true })
    .description('print the position of each view in the log, and its lag in seconds')
    .option('--json', 'print the states as JSON')
    .addHelpText('after', HELP)
    .allowExcessArguments()
    .action(async ({ json }: { json?: boolean }, { args: [unknown] }: Command) => {
      // status is the default action, so an unknown action arrives here as an argument
      if (unknown !== undefined) group.error(`error: unknown command 'projections ${unknown}'`);
      const all = await readProjections(await connectLazily(configured));
      print(json ? JSON.stringify(all) : formatStatus(all));
    });

const HELP = `
A view is live if it shows every recorded entry; behind, with the age of the first event that it does not show yet;
stopped, for a reason that why prints; new, if no projector of this version has started it; unknown, while the log cannot
be read. Positions are places in the log, not numbers of events. Parked are the records with an
entry that the view could not apply.

Examples:
  npx homeward projections status
  npx homeward projections status --json`;

const seconds = (lag: number | null): string => (lag === null ? '–' : `${lag.toFixed(1)} s`);

const formatStatus = (all: readonly ProjectionStatus[]): string =>
  alignColumns(
    ['view', 'state', 'lag', 'parked', 'position'],
    all.map(({ name, state, lagSeconds, parked, position }) => [
      name,
      state.toLowerCase(),
      seconds(lagSeconds),
      parked === 0 ? '' : String(parked),
      position ?? '–',
    ]),
    ['lag', 'parked'],
  );
