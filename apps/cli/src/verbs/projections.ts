import { rebuild } from '../projections/rebuild.js';
import { retry } from '../projections/retry.js';
import { status } from '../projections/status.js';
import { rollback, sets, switchTo } from '../projections/switch.js';
import { why } from '../projections/why.js';
import type { Verb } from './verb.js';

/** Each adds one action with its --help. */
const ACTIONS: readonly Verb[] = [status, why, retry, sets, rebuild, switchTo, rollback];

export const projections: Verb = (program, configured) => {
  const group = program
    .command('projections')
    .description('manage the views: their progress, errors and rebuilds')
    .addHelpText('after', HELP);
  for (const add of ACTIONS) add(group, configured);
  return group;
};

const HELP = `
It uses the running service of this folder, or of the folder in HOMEWARD_DATA. Every view is derived from the log,
so none of these actions loses data.

Examples:
  npx homeward projections
  npx homeward projections why
  npx homeward projections retry --all
  npx homeward projections rebuild`;
