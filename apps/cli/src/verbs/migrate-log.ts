import { askToProceed } from '../ask-to-proceed.js';
import { interruption } from '../interruption.js';
import { progressLine } from '../progress-line.js';
import { print, type Verb } from './verb.js';

interface Options {
  readonly to: string;
  readonly credentials?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export const migrateLog: Verb = (program, configured) =>
  program
    .command('migrate-log')
    .description('copy the log to another event store, e.g. from the embedded one to a cluster')
    .requiredOption(
      '--to <url>',
      'the event store to which it goes: esdb://one:2113,two:2113,three:2113?tlsCaFile=ca.crt',
    )
    .option('--credentials <file>', 'a file of mode 0600 with { "username": …, "password": … } for it')
    .option('--yes', 'copy without asking')
    .option('--json', 'print one JSON object and nothing else')
    .addHelpText('after', HELP)
    .action(async ({ to, credentials, yes = false, json = false }: Options) => {
      const { migrateService } = await import('../migrate/migrate-service.js');
      const { formatMigration, formatSurvey } = await import('../migrate/printed.js');
      const line = progressLine(json);
      const interrupted = interruption();
      const migrated = await migrateService(
        configured,
        { to, credentials, interrupted },
        {
          progress: (stage, events) => line.show(stage, events, 'events'),
          confirms: async (survey) => {
            line.clear();
            if (!json) print(formatSurvey(survey));
            return yes || (await askToProceed('Copy it?', 'Nothing was copied'));
          },
        },
      );
      line.clear();
      if (json) return print(JSON.stringify(migrated ?? { declined: true }));
      print(migrated ? formatMigration(migrated) : 'Nothing was copied.');
    });

const HELP = `
It copies every event with its id, content, metadata and order, so that chains, codes and the signed head stay valid. It
verifies the log before and the copy afterwards, and records the migration in the copy. All views, checkpoints and the
eraser then start again on the positions in the copy. Receipts stay valid; cursors from before are refused.

The service must not be running. The command starts an embedded event store by itself. If it is interrupted or killed, run
it again: it continues. It refuses an event store with another log or with events of another application. It changes
nothing in the former event store: keep that one until the service runs on the copy and npx homeward verify finds no
difference.

It needs the environment of the projector:
  the log to copy     the one in HOMEWARD_DATA, or EVENTSTORE_URL with EVENTSTORE_CREDENTIALS_FILE
  a credential        --credentials, if the other event store needs one. If the log is in the embedded event store, also
                      EVENTSTORE_CREDENTIALS_FILE, or EVENTSTORE_USERNAME with EVENTSTORE_PASSWORD
  the log key         HOMEWARD_LOG_KEY_FILE, or HOMEWARD_VAULT_LOG_KEY
  the signed heads    HOMEWARD_HEADS_FOLDER, and HOMEWARD_HEAD_KEY_FILE
  views and keys      DATABASE_URL, OWNER_DATABASE_URL and KEYS_DATABASE_URL, unless they are embedded

Examples:
  npx homeward migrate-log --to 'esdb://one:2113,two:2113,three:2113?tlsCaFile=ca.crt' --credentials credential.json
  npx homeward migrate-log --to 'esdb://127.0.0.1:2113?tls=false' --yes`;
