import { progressLine } from '../progress-line.js';
import { print, type Verb } from './verb.js';

interface Options {
  readonly ledger?: string;
  readonly public?: boolean;
  readonly keys?: boolean;
  readonly json?: boolean;
}

export const verify: Verb = (program, configured) =>
  program
    .command('verify')
    .description('prove that only the service wrote the log, that nothing is missing, and that the views match it')
    .option(
      '--ledger <file>',
      'compare with the ledger of a client: one JSON object per line, with commandId and outcome',
    )
    .option('--public', 'check only what needs no key: hashes, chains and the signed head, without the views')
    .option('--keys', 'also open every wrapped key and every document, and list those that fail')
    .option('--json', 'print one JSON object and nothing else')
    .addHelpText('after', HELP)
    .action(async ({ ledger, public: isPublic = false, keys, json }: Options) => {
      const { openDocumentsOf, formatDocuments } = await import('../verify/documents.js');
      const { formatKeys, verifyKeysOf } = await import('../verify/keys.js');
      const { ledgerIn } = await import('../verify/ledger.js');
      const { verificationIn } = await import('../verify/stores.js');
      const { formatVerifyResult } = await import('../verify/printed.js');
      const { verify: verifyStores } = await import('../verify/verify.js');
      const known = ledger === undefined ? new Map<string, string>() : await ledgerIn(ledger);
      const stores = await verificationIn(configured, { isPublic });
      const line = progressLine(json);
      const verified = await verifyStores({ ...stores, ledger: known }, (events) =>
        line.show('Reading the log', events, 'entries'),
      );
      line.clear();
      const opened = keys ? await verifyKeysOf(configured) : undefined;
      const documents = keys ? await openDocumentsOf(configured) : undefined;
      if (json)
        print(
          JSON.stringify({ ...verified, ...(opened && { keys: opened }), ...(documents && { opened: documents }) }),
        );
      else
        print(
          [
            formatVerifyResult(verified),
            ...(opened ? [formatKeys(opened)] : []),
            ...(documents ? [formatDocuments(documents)] : []),
          ].join('\n'),
        );
      const areBad = [opened, documents].some((one) => one !== undefined && one.bad.length > 0);
      if (!verified.sound || areBad) process.exitCode = 1;
    });

const HELP = `
It reads the whole log once and lists every event that fails a check: its content must match its hash, its code must be
made with the log key, it must follow the previous event, its times must be consistent, and this version must be able to
read it. It compares the log with the last signed head, which is kept outside the log and shows whether an event was
removed, moved or inserted. Events newer than that head are counted: only there would a missing last event go unnoticed.
Each document that an entry names must be stored with its hash, and each year of released figures must have its code.
Releases of versions before 0.32.0 have none: they are counted.
Then it rebuilds all views in temporary tables and compares every row with the live views. People may record and read
meanwhile. It exits with 1 if there is a difference, otherwise with 0.

It needs the following of the service that runs from this folder, or from the folder in HOMEWARD_DATA:
  the log key         HOMEWARD_LOG_KEY_FILE (log-key.json beside the key file), or HOMEWARD_VAULT_LOG_KEY
  the event store     EVENTSTORE_URL with EVENTSTORE_CREDENTIALS_FILE, or the credential of the operator in the folder
  the signed heads    HOMEWARD_HEADS_FOLDER (<HOMEWARD_DATA>/heads)
  the views           DATABASE_URL and OWNER_DATABASE_URL, as for the projector
  the documents       HOMEWARD_DOCUMENTS_FOLDER (<HOMEWARD_DATA>/documents) or HOMEWARD_DOCUMENTS_BUCKET
It opens no personal data. With --public it needs only the event store and the heads. Without the log key it cannot detect
a forger who computes correct hashes, except for the events that the head counts. With --keys it needs KEYS_DATABASE_URL
and the key file (or Vault), as for the projector; it opens the keys and the documents, and shows nothing of them.

Examples:
  npx homeward verify
  npx homeward verify --ledger sent.ndjson --json
  npx homeward verify --keys
  npx homeward verify --public`;
