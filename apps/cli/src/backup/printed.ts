import { formatCount } from '../format.js';
import { documentsMissing } from './attached.js';
import type { BackupResult } from './backing-up.js';

/** What was backed up, until when it is of use, and what must be kept apart from it. */
export const formatBackup = (
  {
    manifestPath,
    events,
    added,
    flawed,
    last,
    head,
    log,
    documents,
    released,
    unreadableFigures,
    keys,
    damaged,
    missing,
  }: BackupResult,
  keysFolder: string,
  apart: readonly string[],
): string =>
  [
    `Backed up ${formatCount(events, 'event')} up to position ${last.position}, the last one recorded at ${last.recordedAt}.`,
    `  manifest  ${manifestPath}`,
    `  log       ${formatCount(log.length, 'file')}, with ${formatCount(added, 'new event')}`,
    `  documents ${formatCount(documents.length, 'file')}`,
    `  figures   ${released ? formatCount(released.figures, 'released number') : 'not in it'}${unreadableFigures === null ? '' : `, as of an earlier backup at best: ${unreadableFigures}. Run it again when the database of the views answers.`}`,
    `  head      ${head ? 'signed, and the log contains what it counts' : 'none was signed yet'}`,
    `  keys      ${keysFolder}/${keys.file}: ${formatCount(keys.keys, 'key')}, ${keys.destroyed.toLocaleString('en')} of them destroyed; ${formatCount(keys.tombstones, 'tombstone')}`,
    ...(keys.epochs.length > 0
      ? [
          `They open with epoch ${keys.epochs.join(' and ')} of the key file${keys.openUntil ? `, until ${keys.openUntil} at most` : ''}.`,
        ]
      : []),
    ...(flawed > 0
      ? [`${formatCount(flawed, 'event')} cannot be proven, and a restore will say so. Run: npx homeward verify`]
      : []),
    ...(damaged
      ? [
          `${damaged} is missing or was changed, so this backup begins again. Earlier ones that name that file cannot be restored: look at that disk.`,
        ]
      : []),
    ...(missing > 0 ? [documentsMissing(missing)] : []),
    'Not in it, and to be kept apart from it (docs/guides/keys-and-backup.md):',
    ...apart.map((file) => `  ${file}`),
  ].join('\n');
