import type { Command } from 'commander';
import { connect } from '../client/connection.js';
import { print } from '../verbs/verb.js';
import { columns } from './columns.js';
import { standings, type Standing } from './standing.js';

export const status = (group: Command): Command =>
  group
    .command('status', { isDefault: true })
    .description('print how far each view has read the log, and by how many seconds it is behind')
    .option('--json', 'print what there is as JSON')
    .addHelpText('after', HELP)
    .allowExcessArguments()
    .action(async ({ json }: { json?: boolean }, { args: [unknown] }: Command) => {
      // what is no action of the group comes here, because this one need not be named
      if (unknown !== undefined) group.error(`error: unknown command 'projections ${unknown}'`);
      const all = await standings(await connect(process.env));
      print(json ? JSON.stringify(all) : printed(all));
    });

const HELP = `
A view is live when it shows everything that was recorded; behind, with the age of the first event that it does not show
yet; stopped, for a reason that why prints; new, when no projector of this version has begun it; unknown, while the log
cannot be read. Positions are places in the log, and not counts of events; rows are about as many as the database
reckons; parked are the records with which a view does not go on, because of an entry that it cannot take.

Examples:
  npx homeward projections status
  npx homeward projections status --json`;

const seconds = (lag: number | null): string => (lag === null ? '–' : `${lag.toFixed(1)} s`);

export const printed = (all: readonly Standing[]): string =>
  columns(
    ['view', 'state', 'lag', 'rows', 'parked', 'position'],
    all.map(({ name, state, lagSeconds, rows, parked, position }) => [
      name,
      state,
      seconds(lagSeconds),
      rows === null ? '' : rows.toLocaleString('en'),
      parked === 0 ? '' : String(parked),
      position ?? '–',
    ]),
    ['lag', 'rows', 'parked'],
  );
