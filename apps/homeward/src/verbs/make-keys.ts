import { resolve } from 'node:path';
import { ConfigurationError } from '#platform/plain';
import { makeKeyFiles, rotateLogKey } from '../keys/key-files.js';
import { print, type Verb } from './verb.js';

export const makeKeys: Verb = (program) =>
  program
    .command('make-keys')
    .description('make the key files of a service in production, once')
    .option('--rotate-log-key', 'begin the next epoch of the log key, and keep the former ones')
    .addHelpText('after', HELP)
    .action(async (options: { rotateLogKey?: boolean }) => {
      const data = resolve(process.env.HOMEWARD_DATA || '.homeward');
      if (options.rotateLogKey) {
        const { file, epoch } = rotateLogKey(process.env, data);
        return print(`Epoch ${epoch} of the log key begins: ${file}\nRestart all processes of the service now.`);
      }
      const { made, kept } = await makeKeyFiles(process.env, data);
      if (made.length === 0)
        throw new ConfigurationError(
          kept.length === 0
            ? 'Nothing to make: HOMEWARD_VAULT_KEY and HOMEWARD_VAULT_LOG_KEY name keys in Vault.'
            : `There is a key file already, and with another nothing opens any more: ${kept.join(', ')}`,
        );
      print(made.map((file) => `Made ${file}`).join('\n'));
    });

const HELP = `
It makes three files, and leaves one that exists as it is. It makes none where the database of the keys (KEYS_DATABASE_URL),
or the log (EVENTSTORE_URL), needs one that is lost. They lie outside the data folder: a copy of it would open everything.
  HOMEWARD_KEY_FILE      (such as /etc/homeward/epochs.json) wraps the keys of all personal data. Without it nothing opens
                         any more. Whoever has it and the database reads everything: keep a copy apart from every backup of
                         the database, and not longer than a week, because the service changes it every seven days.
  HOMEWARD_LOG_KEY_FILE  (log-key.json beside the key file) proves that the service wrote an event. Without it the service
                         does not start on its log. Whoever has it can forge events: keep a copy apart from every backup of
                         the log, for as long as the log is kept.
  HOMEWARD_HEAD_KEY_FILE (head-key.json beside the key file) signs the heads of the log, outside the log. Only the projector
                         reads it: let no other account do so, and put no copy beside a backup of the log.
In development the service makes them by itself; in production it refuses those.

--rotate-log-key begins an epoch of the log key, after somebody may have read the former one. Stop the service before:
a process that runs does not know the new epoch. Where the log key is in Vault: vault write -f transit/keys/<name>/rotate.`;
