import type { Client } from '../client/client.js';
import { connectLazily } from '../client/connect-lazily.js';
import { wholeNumber } from '../misuse.js';
import { print, type Verb } from '../verbs/verb.js';
import { requestSet, formatSets, setsOf, waitForSet, type ProjectionSet } from './sets.js';

export const sets: Verb = (group, configured) =>
  group
    .command('sets')
    .description('print the sets of views and their progress')
    .option('--json', 'print them as JSON')
    .addHelpText('after', `${STATES}\n\nExample:\n  npx homeward projections sets`)
    .action(async ({ json }: { json?: boolean }) => {
      const all = await setsOf(await connectLazily(configured));
      print(json ? JSON.stringify(all) : formatSets(all));
    });

export const switchTo: Verb = (group, configured) =>
  group
    .command('switch')
    .description('switch all readers to another set of views at once')
    .argument('<set>', 'the number of the set, from sets')
    .option('--json', 'print the state as JSON')
    .addHelpText('after', `${SWITCH}\n\nExample:\n  npx homeward projections switch 2`)
    .action(async (set: string, { json }: { json?: boolean }) => {
      const client = await connectLazily(configured);
      const version = wholeNumber('<set>', set, 1, 2_147_483_647);
      await live(client, await requestSet(client, 'switchProjections', { version }), json);
    });

export const rollback: Verb = (group, configured) =>
  group
    .command('rollback')
    .description('roll back to the set of views that was live before')
    .option('--json', 'print the state as JSON')
    .addHelpText('after', `${SWITCH}\n\nExample:\n  npx homeward projections rollback`)
    .action(async ({ json }: { json?: boolean }) => {
      const client = await connectLazily(configured);
      await live(client, await requestSet(client, 'rollbackProjections'), json);
    });

const live = async (client: Client, { version }: ProjectionSet, json: boolean | undefined): Promise<void> => {
  const set = await waitForSet(client, version, ({ state }) => state === 'LIVE');
  print(json ? JSON.stringify(set) : `Set ${version} is live.`);
};

const STATES = `
A set is building, ready (up to date, not yet read), live (read by everyone), retired (live before, and kept up to date
for an immediate rollback), or failed, with the reason.`;

const SWITCH = `
The switch waits until the set has reached the position of the live one, so that readers see no older state. No read
fails, or waits longer than a moment. The previously live set is retired and kept up to date until the next rebuild.`;
