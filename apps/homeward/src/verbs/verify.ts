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
    .option('--json', 'print one JSON object and nothing else')
    .addHelpText('after', HELP)
    .action(async ({ ledger, json }: { ledger?: string; json?: boolean }) => {
      const known = ledger === undefined ? new Map<string, string>() : await ledgerIn(ledger);
      const shows = process.stderr.isTTY && !json;
      const verified = await verifyStores(storesOf(process.env), known, (events) => {
        if (shows) process.stderr.write(`\r\x1b[KReading the log: ${events.toLocaleString('en')} entries`);
      });
      if (shows) process.stderr.write('\r\x1b[K');
      print(json ? JSON.stringify(verified) : printed(verified));
      if (!verified.sound) process.exitCode = 1;
    });

const HELP = `
It reads the whole log once, follows the hash chain of every stream, and builds all views anew in tables of its own, which
it throws away. Then every row of the views that are read is compared with them, as both stand at the same place of the
log; people may record and read meanwhile. The first difference of each table is named, and it exits with 1.

It asks the stores of the service that runs from this folder, or from the one that HOMEWARD_DATA names. For a service with
stores of its own it is run where the projector is, with EVENTSTORE_URL, DATABASE_URL and OWNER_DATABASE_URL as it has them.
It opens nothing personal, and needs no key.

Examples:
  npx homeward verify
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
