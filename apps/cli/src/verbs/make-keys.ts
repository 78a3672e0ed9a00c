import { resolve } from 'node:path';
import { ConfigurationError } from '#platform/plain';
import { print, type Verb } from './verb.js';

export const makeKeys: Verb = (program, configured) =>
  program
    .command('make-keys')
    .description('make the key files of a service in production, once')
    .option('--rotate-log-key', 'start the next epoch of the log key, and keep the previous ones')
    .option('--backup-identity <file>', 'make only the private key that opens backups, in the form of age-keygen')
    .addHelpText('after', HELP)
    .action(async (options: { rotateLogKey?: boolean; backupIdentity?: string }) => {
      if (options.backupIdentity) {
        const { makeIdentity } = await import('../backup/recipients.js');
        const file = resolve(options.backupIdentity);
        const recipient = await makeIdentity(file);
        return print(
          `Created ${file}: move it to another machine, and keep two copies.\nHOMEWARD_BACKUP_RECIPIENT=${recipient}`,
        );
      }
      const { makeKeyFiles, rotateLogKey } = await import('../keys/key-files.js');
      if (options.rotateLogKey) {
        const { file, epoch } = rotateLogKey(configured);
        return print(`Started epoch ${epoch} of the log key: ${file}\nRestart all processes of the service now.`);
      }
      const { made, kept } = await makeKeyFiles(configured);
      if (made.length === 0)
        throw new ConfigurationError(
          kept.length === 0
            ? 'Nothing to make: HOMEWARD_VAULT_KEY and HOMEWARD_VAULT_LOG_KEY name keys in Vault.'
            : `There is a key file already, and a new one could not open existing data: ${kept.join(', ')}`,
        );
      print(made.map((file) => `Created ${file}`).join('\n'));
    });

const HELP = `
It creates three files and keeps existing ones. It creates none if the database of the keys (KEYS_DATABASE_URL) or the log
(EVENTSTORE_URL) needs a lost one. The files are outside the data folder: a copy with them would open everything.
  HOMEWARD_KEY_FILE      (such as /etc/homeward/epochs.json) wraps the keys of all personal data. Without it, no personal data
                         can be read. With it and the database, everything can be read: keep its copy apart from all backups
                         of the database, and for a week at most, because the service changes the key every seven days.
  HOMEWARD_LOG_KEY_FILE  (log-key.json beside the key file) proves that the service wrote an event. Without it, the service
                         does not start on its log. With it, events can be forged: keep a copy apart from all backups of
                         the log, for as long as the log is kept.
  HOMEWARD_HEAD_KEY_FILE (head-key.json beside the key file) signs the heads of the log, outside the log. Only the projector
                         reads it: deny it to other accounts, and keep no copy with a backup of the log.
In development, the service creates the files itself; in production, it refuses those.

--backup-identity makes the key pair for npx homeward backup. The private key opens backups: it must not stay on the machine
of the service. The public key, age1…, is printed. A key pair of age-keygen works as well.

--rotate-log-key starts a new epoch of the log key, for when the previous key may be known to others. Stop the service
first: a running process does not know the new epoch. For a log key in Vault: vault write -f transit/keys/<name>/rotate.`;
