import { createInterface } from 'node:readline/promises';
import { ConfigurationError } from '#platform/plain';
import { interruption } from '../interruption.js';
import { migrateService } from '../migrate/migrate-service.js';
import { printedMigration, printedSurvey } from '../migrate/printed.js';
import { print, type Verb } from './verb.js';

interface Options {
  readonly to: string;
  readonly credentials?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export const migrateLog: Verb = (program) =>
  program
    .command('migrate-log')
    .description('bring the log into another event store, e.g. from the embedded one to a cluster')
    .requiredOption(
      '--to <url>',
      'the event store to which it goes: esdb://one:2113,two:2113,three:2113?tlsCaFile=ca.crt',
    )
    .option('--credentials <file>', 'a file of mode 0600 with { "username": …, "password": … } for it')
    .option('--yes', 'copy without asking')
    .option('--json', 'print one JSON object and nothing else')
    .addHelpText('after', HELP)
    .action(async ({ to, credentials, yes = false, json = false }: Options) => {
      const shows = process.stderr.isTTY && !json;
      const clear = () => shows && process.stderr.write('\r\x1b[K');
      const interrupted = interruption();
      const migrated = await migrateService(
        process.env,
        { to, credentials, interrupted },
        {
          progress: (stage, events) => {
            if (shows) process.stderr.write(`\r\x1b[K${stage}: ${events.toLocaleString('en')} events`);
          },
          confirms: async (survey) => {
            clear();
            if (!json) print(printedSurvey(survey));
            return yes || (await agrees());
          },
        },
      );
      clear();
      if (json) return print(JSON.stringify(migrated ?? { declined: true }));
      print(migrated ? printedMigration(migrated) : 'Nothing was copied.');
    });

const agrees = async (): Promise<boolean> => {
  if (!process.stdin.isTTY)
    throw new ConfigurationError('Nothing was copied: check the result above, and run the command again with --yes.');
  const asking = createInterface(process.stdin, process.stdout);
  try {
    return /^y(es)?$/i.test((await asking.question('Copy it? [y/N] ')).trim());
  } finally {
    asking.close();
  }
};

const HELP = `
It copies every event of the log with its id, content, metadata and place in the order of the log, so that chains, codes and
the signed head hold there as they do here. It proves the log before and the copy afterwards, records the migration in the
copy, and lets all views, checkpoints and the eraser begin again on the positions that events have there. Receipts that
people hold stay good; a cursor from before is refused.

The service must not run. Where the event store is the embedded one it is started for this, with nothing else. When it is
interrupted or killed at any moment, run the same command again: it goes on where it stopped. An event store that holds
another log, or events of another application, is refused. Nothing is changed in the event store from which it copies; keep
it until the service runs on the other one and npx homeward verify says that everything is sound.

It needs, with the environment of the projector:
  the log to copy     the one in HOMEWARD_DATA, or EVENTSTORE_URL with EVENTSTORE_CREDENTIALS_FILE
  a credential        --credentials, if the other event store needs one. Where the log lies in the embedded one, it may also
                      come from EVENTSTORE_CREDENTIALS_FILE, or EVENTSTORE_USERNAME with EVENTSTORE_PASSWORD
  the log key         HOMEWARD_LOG_KEY_FILE, or HOMEWARD_VAULT_LOG_KEY
  the signed heads    HOMEWARD_HEADS_FOLDER, and HOMEWARD_HEAD_KEY_FILE
  views and keys      DATABASE_URL, OWNER_DATABASE_URL and KEYS_DATABASE_URL, where they are not the embedded ones

Examples:
  npx homeward migrate-log --to 'esdb://one:2113,two:2113,three:2113?tlsCaFile=ca.crt' --credentials credential.json
  npx homeward migrate-log --to 'esdb://127.0.0.1:2113?tls=false' --yes`;
