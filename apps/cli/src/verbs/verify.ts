import { printedKeys, verifyKeysOf } from '../verify/keys.js';
import { ledgerIn } from '../verify/ledger.js';
import { askedIn } from '../verify/stores.js';
import { printed } from '../verify/printed.js';
import { verify as verifyStores } from '../verify/verify.js';
import { print, type Verb } from './verb.js';

interface Options {
  readonly ledger?: string;
  readonly public?: boolean;
  readonly keys?: boolean;
  readonly json?: boolean;
}

export const verify: Verb = (program) =>
  program
    .command('verify')
    .description('prove that nobody but the service wrote the log, that nothing is gone, and that the views tell it')
    .option('--ledger <file>', 'what a client knows of its commands: a JSON object a line, with commandId and outcome')
    .option('--public', 'only what anybody can check: hashes, chains and the signed head, without keys and views')
    .option('--keys', 'also open every wrapped key, and name those that do not open')
    .option('--json', 'print one JSON object and nothing else')
    .addHelpText('after', HELP)
    .action(async ({ ledger, public: isPublic = false, keys, json }: Options) => {
      const known = ledger === undefined ? new Map<string, string>() : await ledgerIn(ledger);
      const asked = await askedIn(process.env, { isPublic });
      const shows = process.stderr.isTTY && !json;
      const verified = await verifyStores({ ...asked, ledger: known }, (events) => {
        if (shows) process.stderr.write(`\r\x1b[KReading the log: ${events.toLocaleString('en')} entries`);
      });
      if (shows) process.stderr.write('\r\x1b[K');
      const opened = keys ? await verifyKeysOf(process.env) : undefined;
      if (json) print(JSON.stringify({ ...verified, ...(opened && { keys: opened }) }));
      else print([printed(verified), ...(opened ? [printedKeys(opened)] : [])].join('\n'));
      if (!verified.sound || (opened && opened.bad.length > 0)) process.exitCode = 1;
    });

const HELP = `
It reads the whole log once, whatever somebody has made of it, and names every event that does not hold: whose content does
not match its hash, whose code was not made with the log key, that does not follow the one before it, whose instants
contradict each other, or that this version cannot read. It compares the log with its last signed head, which lies outside
the log and knows what was there: an event that is gone, was moved or was put in. What is younger than that head is counted;
of this alone nobody would miss an event at its end. Then it builds all views anew in tables of its own, which it throws
away, and compares every row of those that are read. People may record and read meanwhile. It exits with 1 where something
differs, and with 0 where nothing does.

It needs, of the service that runs from this folder or from the one that HOMEWARD_DATA names:
  the log key         HOMEWARD_LOG_KEY_FILE (log-key.json beside the key file), or HOMEWARD_VAULT_LOG_KEY
  the event store     EVENTSTORE_URL with EVENTSTORE_CREDENTIALS_FILE, or the credential of the operator in the folder
  the signed heads    HOMEWARD_HEADS_FOLDER (<HOMEWARD_DATA>/heads)
  the views           DATABASE_URL and OWNER_DATABASE_URL as the projector has them
It opens nothing personal. With --public it needs only the event store and the heads, and cannot tell a forger who hashes
as we do from us: the head can, for all that it counts. With --keys it needs KEYS_DATABASE_URL and the key file (or Vault)
as the projector has them; it opens the keys only, and nothing that they seal.

Examples:
  npx homeward verify
  npx homeward verify --ledger sent.ndjson --json
  npx homeward verify --keys
  npx homeward verify --public`;
