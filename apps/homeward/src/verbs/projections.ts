import type { Command } from 'commander';
import { rebuild } from '../projections/rebuild.js';
import { retry } from '../projections/retry.js';
import { status } from '../projections/status.js';
import { rollback, sets, switchTo } from '../projections/switch.js';
import { why } from '../projections/why.js';
import type { Verb } from './verb.js';

/** Each adds one action, with all that its --help says. */
const ACTIONS: readonly ((group: Command) => Command)[] = [status, why, retry, sets, rebuild, switchTo, rollback];

export const projections: Verb = (program) => {
  const group = program
    .command('projections')
    .description('look after the views: how far they have read the log, and what stands in their way')
    .addHelpText('after', HELP)
    .showHelpAfterError('Try: npx homeward projections --help');
  for (const add of ACTIONS) {
    const action = add(group);
    action.showHelpAfterError(`Try: npx homeward projections ${action.name()} --help`);
  }
  return group;
};

const HELP = `
It asks the service that runs from this folder, or from the one that HOMEWARD_DATA names. Every view is made of the log
alone, so nothing that is done here loses anything.

Examples:
  npx homeward projections
  npx homeward projections why
  npx homeward projections retry --all
  npx homeward projections rebuild`;
