import { printedKeys, verifyKeysOf } from '../verify/keys.js';
import { storesOf } from '../verify/stores.js';
import { ledgerIn } from '../verify/ledger.js';
import type { Finding } from '../verify/log-audit.js';
import { verify as verifyStores, type Verified } from '../verify/verify.js';
import { print, type Verb } from './verb.js';

export const verify: Verb = (program) =>
  program
    .command('verify')
    .description('compare what was acknowledged, what the log holds and what the views show, entry by entry')
    .option('--ledger <file>', 'what a client knows of its commands: a JSON object a line, with commandId and outcome')
    .option('--keys', 'also open every wrapped key, and name those that do not open')
    .option('--json', 'print one JSON object and nothing else')
    .addHelpText('after', HELP)
    .action(async ({ ledger, json, keys }: { ledger?: string; json?: boolean; keys?: boolean }) => {
      const known = ledger === undefined ? new Map<string, string>() : await ledgerIn(ledger);
      const shows = process.stderr.isTTY && !json;
      const verified = await verifyStores(storesOf(process.env), known, (events) => {
        if (shows) process.stderr.write(`\r\x1b[KReading the log: ${events.toLocaleString('en')} entries`);
      });
      if (shows) process.stderr.write('\r\x1b[K');
      const opened = keys ? await verifyKeysOf(process.env) : undefined;
      if (json) print(JSON.stringify({ ...verified, ...(opened && { keys: opened }) }));
      else print([printed(verified), ...(opened ? [printedKeys(opened)] : [])].join('\n'));
      if (!verified.sound || (opened && opened.bad.length > 0)) process.exitCode = 1;
    });

const HELP = `
It reads the whole log once, follows the hash chain of every stream, and builds all views anew in tables of its own, which
it throws away. Then every row of the views that are read is compared with them, as both stand at the same place of the
log; people may record and read meanwhile. The first difference of each table is named, and it exits with 1.

It asks the stores of the service that runs from this folder, or from the one that HOMEWARD_DATA names. For a service with
stores of its own it is run where the projector is, with EVENTSTORE_URL, DATABASE_URL and OWNER_DATABASE_URL as it has them.
It opens nothing personal, and needs no key. With --keys it needs KEYS_DATABASE_URL and the key file (or Vault), as the
projector has them; it opens the keys only, and nothing that they seal.

Examples:
  npx homeward verify
  npx homeward verify --keys
  npx homeward verify --ledger sent.ndjson --json`;

const where = ({ table, stream, eventId }: Finding): string =>
  [table, stream, eventId && `entry ${eventId}`].filter(Boolean).join(', ');

const printed = (verified: Verified): string => {
  const { acked, promised, logged, projected, rows, tables, parked, streams, found, findings } = verified;
  const acknowledged = acked === null ? [] : [`acknowledged  ${promised}, of which ${acked} are in the log`];
  return [
    ...acknowledged,
    `logged        ${logged} entries`,
    ...Object.entries(streams).map(
      ([kind, sum]) => `  ${kind.padEnd(12)}${sum.events} in ${sum.streams} streams, ${sum.checksum.slice(0, 16)}`,
    ),
    `projected     ${projected} entries, ${rows} rows in ${tables} tables${parked > 0 ? `; ${parked} streams are parked` : ''}`,
    found === 0 ? 'Every chain is sound, and every row is what the log tells.' : `${found} differences:`,
    ...findings.map((finding) => `  ${where(finding)}${where(finding) ? ': ' : ''}${finding.what}`),
  ].join('\n');
};
