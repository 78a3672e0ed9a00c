import { CommandRefused } from '../client/client.js';
import { connectLazily } from '../client/connect-lazily.js';
import { print, type Verb } from '../verbs/verb.js';
import { requestSet, progressOf, waitForSet } from './sets.js';

export const rebuild: Verb = (group, configured) =>
  group
    .command('rebuild')
    .description('rebuild all views from the log, in parallel with the live set')
    .option('--no-wait', 'start the rebuild without waiting for its end')
    .option('--json', 'print the state as JSON')
    .addHelpText('after', HELP)
    .action(async ({ wait, json }: { wait: boolean; json?: boolean }) => {
      const client = await connectLazily(configured);
      const begun = await requestSet(client, 'rebuildProjections');
      const showProgress = (line: string) =>
        void (json || process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${line}` : ''));
      const built = wait
        ? await waitForSet(
            client,
            begun.version,
            ({ state }) => state !== 'BUILDING',
            (set) => showProgress(progressOf(set)),
          )
        : begun;
      showProgress('');
      if (!built)
        throw new CommandRefused(
          `Set ${begun.version} is gone: another rebuild has replaced it. See: npx homeward projections sets`,
          'SET_GONE',
        );
      if (built.state === 'FAILED')
        throw new CommandRefused(`Set ${built.version} failed: ${built.reason}`, 'SET_FAILED');
      if (json) return print(JSON.stringify(built));
      print(
        built.state === 'BUILDING'
          ? `Set ${built.version} is being built: npx homeward projections sets`
          : `Set ${built.version} is ready and not live yet: npx homeward projections switch ${built.version}`,
      );
    });

const HELP = `
Readers notice nothing: a separate process fills another set of tables, and resumes where it stopped if it is killed. It
stops at an entry that a view cannot apply, and names it. A ready set is kept up to date until you switch to it. A rebuild
drops a set that is ready or was live before. It exits with 1 if it fails.

Examples:
  npx homeward projections rebuild
  npx homeward projections rebuild --no-wait --json`;
