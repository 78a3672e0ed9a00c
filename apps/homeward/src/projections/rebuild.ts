import type { Command } from 'commander';
import { Refused } from '../client/client.js';
import { connect } from '../client/connection.js';
import { print } from '../verbs/verb.js';
import { asked, progressOf, until } from './sets.js';

export const rebuild = (group: Command): Command =>
  group
    .command('rebuild')
    .description('build all views anew from the log, beside those that are read')
    .option('--no-wait', 'ask for it, and do not wait until it is done')
    .option('--json', 'print how it stands as JSON')
    .addHelpText('after', HELP)
    .action(async ({ wait, json }: { wait: boolean; json?: boolean }) => {
      const client = await connect(process.env);
      const begun = await asked(client, 'rebuildProjections');
      const told = (line: string) => void (json || process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${line}` : ''));
      const built = wait
        ? await until(
            client,
            begun.version,
            ({ state }) => state !== 'building',
            (set) => told(progressOf(set)),
          )
        : begun;
      told('');
      if (!built) throw new Refused(`Set ${begun.version} is gone: another rebuild has taken its place.`, 'SET_GONE');
      if (built.state === 'failed') throw new Refused(`Set ${built.version} failed: ${built.reason}`, 'SET_FAILED');
      if (json) return print(JSON.stringify(built));
      print(
        built.state === 'building'
          ? `Set ${built.version} is being built: npx homeward projections sets`
          : `Set ${built.version} is ready, and nobody reads it yet: npx homeward projections switch ${built.version}`,
      );
    });

const HELP = `
Those who read notice nothing of it: a process of its own fills another set of tables, and goes on where it stood when it
is killed. At an entry that a view cannot take it stops, and says which. When it is ready it is kept up to date, until you
switch to it. A set that is ready, or was live before, is dropped for it. It exits with 1 when it failed.

Examples:
  npx homeward projections rebuild
  npx homeward projections rebuild --no-wait --json`;
