import { join, resolve } from 'node:path';
import { interruption } from '../interruption.js';
import { progressLine } from '../progress-line.js';
import { print, type Verb } from './verb.js';

interface Options {
  readonly to: string;
  readonly keysTo?: string;
  readonly recipient: readonly string[];
  readonly full?: boolean;
  readonly json?: boolean;
}

export const backup: Verb = (program, configured) =>
  program
    .command('backup')
    .description('write an encrypted backup of the log, the documents, the wrapped keys and the tombstones')
    .requiredOption('--to <folder>', 'the folder of the backups')
    .option('--keys-to <folder>', 'another folder for the keys (<folder>/keys)')
    .option('--recipient <age1…>', 'the public key of the person who may open it; may be repeated', collect, [])
    .option('--full', 'write the log from its first event, and not only what is new')
    .option('--json', 'print one JSON object and nothing else')
    .addHelpText('after', HELP)
    .action(async ({ to, keysTo, recipient, full: isFull = false, json }: Options) => {
      const { recipientsFrom } = await import('../backup/recipients.js');
      const recipients = recipientsFrom(recipient, configured.environment);
      const line = progressLine(json);
      const interrupted = interruption();
      const folder = resolve(to);
      const keysFolder = resolve(keysTo ?? join(folder, 'keys'));
      const target = { to: folder, keysTo: keysFolder, recipients, isFull, version: program.version()!, interrupted };
      const { requireApart } = await import('../backup/apart.js');
      requireApart(configured, { '--to': folder, '--keys-to': keysFolder });
      const { backUp } = await import('../backup/backing-up.js');
      const { formatBackup } = await import('../backup/printed.js');
      const { withBackupSources } = await import('../backup/sources.js');
      const { secretFilesOf } = await import('../keys/key-files.js');
      const result = await withBackupSources(configured, interrupted, (sources) => backUp(sources, target, line.show));
      line.clear();
      print(json ? JSON.stringify(result) : formatBackup(result, keysFolder, secretFilesOf(configured)));
      if (result.missing > 0) process.exitCode = 1;
    });

const collect = (one: string, all: readonly string[]): readonly string[] => [...all, one];

const HELP = `
It writes the log up to its present end, then the documents, the wrapped keys and the tombstones, so that each event has its
documents and keys, and each destroyed key its tombstone. People may record and read meanwhile. It prints the position at
which all parts agree. The figures that were released are added; if they cannot be read, it says so and goes on. The manifest,
backup-<instant>.json, is written last: without it there is no backup, and a command that was interrupted is simply run again.
After the first backup only new events and documents are written; the keys and the figures are written whole each time.

Each file is encrypted in the format of age (https://age-encryption.org) for the recipients. This machine knows only their
public keys. To look into one: age -d -i backup-key.txt FILE | gunzip (documents are not compressed: without gunzip)

It needs the environment of the projector:
  the log             the one in HOMEWARD_DATA, or EVENTSTORE_URL with EVENTSTORE_CREDENTIALS_FILE
  the log key         HOMEWARD_LOG_KEY_FILE, or HOMEWARD_VAULT_LOG_KEY
  the keys            KEYS_DATABASE_URL, unless they are embedded
  the figures         DATABASE_URL, unless it is embedded
  the rest            HOMEWARD_DOCUMENTS_FOLDER or HOMEWARD_DOCUMENTS_BUCKET, HOMEWARD_TOMBSTONES_FILE and HOMEWARD_HEADS_FOLDER, where they are set
  the recipients      HOMEWARD_BACKUP_RECIPIENT, separated by commas, instead of --recipient

It exits with 1 where documents that entries name are missing, and names the way out; the backup of the rest is whole.

The key file, the log key and the head key are never in it: copy them yourself, to another place.

Examples:
  npx homeward make-keys --backup-identity backup-key.txt    # once; then move that file to another machine
  npx homeward backup --to /mnt/backup --recipient age1…
  npx homeward backup --to /mnt/backup --keys-to /mnt/other`;
