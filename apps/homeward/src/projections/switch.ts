import type { Command } from 'commander';
import type { Client } from '../client/client.js';
import { connect } from '../client/connection.js';
import { wholeNumber } from '../misuse.js';
import { print } from '../verbs/verb.js';
import { asked, printedSets, setsOf, until, type ProjectionSet } from './sets.js';

export const sets = (group: Command): Command =>
  group
    .command('sets')
    .description('print which sets of views there are, and how far each has come')
    .option('--json', 'print them as JSON')
    .addHelpText('after', `${STATES}\n\nExample:\n  npx homeward projections sets`)
    .action(async ({ json }: { json?: boolean }) => {
      const all = await setsOf(await connect(process.env));
      print(json ? JSON.stringify(all) : printedSets(all));
    });

export const switchTo = (group: Command): Command =>
  group
    .command('switch')
    .description('let everybody read another set of views, from one moment to the next')
    .argument('<set>', 'its number, as sets prints it')
    .option('--json', 'print how it stands as JSON')
    .addHelpText('after', `${SWITCH}\n\nExample:\n  npx homeward projections switch 2`)
    .action(async (set: string, { json }: { json?: boolean }) => {
      const client = await connect(process.env);
      const version = wholeNumber('<set>', set, 1, 2_147_483_647);
      await live(client, await asked(client, 'switchProjections', { version }), json);
    });

export const rollback = (group: Command): Command =>
  group
    .command('rollback')
    .description('let everybody read the set of views again that was live before')
    .option('--json', 'print how it stands as JSON')
    .addHelpText('after', `${SWITCH}\n\nExample:\n  npx homeward projections rollback`)
    .action(async ({ json }: { json?: boolean }) => {
      const client = await connect(process.env);
      await live(client, await asked(client, 'rollbackProjections'), json);
    });

const live = async (client: Client, { version }: ProjectionSet, json: boolean | undefined): Promise<void> => {
  const set = await until(client, version, ({ state }) => state === 'live');
  print(json ? JSON.stringify(set) : `Set ${version} is live.`);
};

const STATES = `
A set is building, ready (up to date, and read by nobody yet), live (everybody reads it), retired (it was live before, and
is kept up to date so that you can go back at once), or failed, with the reason.`;

const SWITCH = `
It is done when the set stands where the live one does, so that nobody misses what they have seen. No reading fails, and
none waits for longer than a moment. The set that was live is retired and kept up to date, until the next rebuild.`;
