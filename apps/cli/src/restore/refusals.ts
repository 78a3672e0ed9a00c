import type { RecordedEvent } from '#kernel/event-store';
import { CommandRefused } from '../client/client.js';
import type { Manifest } from '../backup/manifest.js';

/** Why nothing is restored, or no more: what failed, why, and what to do. */
export const noBackupIn = (folder: string): CommandRefused =>
  new CommandRefused(
    `There is no backup in ${folder}: a backup has a manifest, backup-….json, which is written last. Name the folder of one in --from.`,
    'NO_BACKUP',
  );

export const damagedFile = (path: string, what: string): CommandRefused =>
  new CommandRefused(
    `${path} ${what}: put the file back as it was written, or name an earlier manifest (backup-….json) in --from.`,
    'BACKUP_DAMAGED',
  );

export const notForThisKey = (path: string): CommandRefused =>
  new CommandRefused(
    `${path} cannot be opened: --identity must name the private key of a recipient of this backup.`,
    'WRONG_IDENTITY',
  );

export const otherMode = ({ mode }: Pick<Manifest, 'mode'>, present: string): CommandRefused =>
  new CommandRefused(`The backup is of ${mode}, and this is ${present}: set HOMEWARD_MODE=${mode}.`, 'OTHER_MODE');

export const otherEvent = ({ stream, id }: Pick<RecordedEvent, 'stream' | 'id'>): CommandRefused =>
  new CommandRefused(
    `The event store is not empty: it holds the event ${id} of ${stream}, which is not the next one of the backup. Restore into a new installation: set HOMEWARD_DATA to a new folder, or EVENTSTORE_URL to an empty event store.`,
    'NOT_EMPTY',
  );

export const otherFile = (path: string): CommandRefused =>
  new CommandRefused(
    `${path} belongs to another installation: set HOMEWARD_DATA to a new folder to restore into.`,
    'NOT_EMPTY',
  );

export const otherDocuments = (name: string): CommandRefused =>
  new CommandRefused(
    `The place for documents, ${name}, holds documents that the backup does not name, perhaps those of another installation: set HOMEWARD_DOCUMENTS_FOLDER to a new folder, or HOMEWARD_DOCUMENTS_BUCKET to an empty bucket, to restore into.`,
    'NOT_EMPTY',
  );

export const keysDoNotOpen = (bad: number, keys: number, { keys: { epochs, openUntil } }: Manifest): CommandRefused =>
  new CommandRefused(
    `${bad} of ${keys} keys of the backup do not open: put back the key file of that time (HOMEWARD_KEY_FILE), with epoch ${epochs.join(' and ')}${openUntil ? `, which was kept until ${openUntil} at most` : ''}.`,
    'KEYS_DO_NOT_OPEN',
  );
