import { resolve } from 'node:path';
import { interruption } from '../interruption.js';
import { progressLine } from '../progress-line.js';
import { print, type Verb } from './verb.js';

interface Options {
  readonly from: string;
  readonly keysFrom?: string;
  readonly identity: string;
  readonly json?: boolean;
}

export const restore: Verb = (program, configured) =>
  program
    .command('restore')
    .description('restore a backup into an empty installation, and verify it')
    .requiredOption('--from <folder>', 'the folder of the backups, for the newest one; or a manifest, backup-….json')
    .requiredOption('--identity <file>', 'the private key of age for which the backup was encrypted')
    .option('--keys-from <folder>', 'the folder of the keys, if it is another one (<folder>/keys)')
    .option('--json', 'print one JSON object and nothing else')
    .addHelpText('after', HELP)
    .action(async ({ from, keysFrom, identity, json }: Options) => {
      const { identitiesIn } = await import('../backup/recipients.js');
      const identities = identitiesIn(resolve(identity));
      const line = progressLine(json);
      const order = { from: resolve(from), keysFrom: keysFrom && resolve(keysFrom), identities };
      const { formatRestore } = await import('../restore/printed.js');
      const { restore: restoreBackup } = await import('../restore/restoring.js');
      const result = await restoreBackup(configured, { ...order, interrupted: interruption() }, line.show);
      line.clear();
      const { manifest, keys, isMissing } = result;
      print(json ? JSON.stringify({ manifest, keys, isMissing }) : formatRestore(result));
      if (isMissing) process.exitCode = 1;
    });

const HELP = `
Before: put the key file, the log key and the head key of that installation back in their places, and the newest copy of
tombstones.ndjson beside the key file. Set HOMEWARD_DATA to a new folder, or the addresses of empty stores. Do not start the
service before.

It compares each file with the manifest, restores keys, documents and log, opens every key, and reads the whole log again:
hashes, chains, codes, order and the signed head must be right. It destroys the keys of erased people once more, puts released
figures back, and lets all views be built from the first event. If it is interrupted or killed, run it again: it continues. If
a newer signed head is found here, it says what is missing, exits with 1, and npx homeward recover accepts the loss.

It needs the environment of the projector, as npx homeward backup does, with HOMEWARD_KEY_FILE and HOMEWARD_HEAD_KEY_FILE.

Examples:
  npx homeward restore --from /mnt/backup --identity backup-key.txt
  npx homeward restore --from /mnt/backup/backup-20261128T051530000Z.json --keys-from /mnt/other --identity backup-key.txt`;
