import { formatCount } from '../format.js';
import { formatFindings } from '../recover/printed.js';
import type { RestoreResult } from './restoring.js';

/** What was restored, what is not in it, and the next step. */
export const formatRestore = ({ manifest, keys, findings, isMissing }: RestoreResult): string => {
  const { origin, events, last, at, documents, released } = manifest;
  const { all, unknownToTheLog } = findings.tombstones;
  return [
    `Restored ${formatCount(events, 'event')} of the log ${origin}, up to position ${last.position}, the last one recorded at ${last.recordedAt}.`,
    'Every hash, chain and code is valid, and the order is that of the backup.',
    `Keys that open: ${number(keys)}. Documents in the backup: ${number(documents.length)}. People who stay erased: ${number(all)}.`,
    ...(unknownToTheLog > 0
      ? [`${number(unknownToTheLog)} of these erasures are not in the log: request them again.`]
      : []),
    ...(released
      ? []
      : [
          'The released figures are not in this backup. Before you start the service, put kept.released_cell back from a copy: otherwise past years are released again, and may differ by a few people.',
        ]),
    ...(isMissing
      ? ['', 'Something newer than this backup is known here:', formatFindings(findings)]
      : [
          `What was recorded after ${at} is not in it. Receipts and cursors of lists from before are taken as after npx homeward migrate-log.`,
          'Start the service: npx homeward start. When the views are built, run: npx homeward verify --keys',
        ]),
  ].join('\n');
};

const number = (count: number): string => count.toLocaleString('en');
