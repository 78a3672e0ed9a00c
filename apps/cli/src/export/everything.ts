import type { Bearer } from '#platform/plain';
import { CommandRefused, type Client } from '../client/client.js';
import { noSuchSurvivor } from '../client/survivor-id.js';
import { looksAt, type RecordedLook } from '../client/looks.js';
import { historyOf, type Chain, type Entry } from '../client/history.js';
import { linkedRecords } from './linked.js';
import { withoutOthers } from './others.js';

export interface PersonRecord {
  readonly survivorId: string;
  /** In recorded order: entries of the record itself, and of its court cases and operations. */
  readonly entries: readonly Entry[];
  readonly chains: readonly Chain[];
  /** Latest first; includes the read for this export. */
  readonly whoLooked: readonly RecordedLook[];
}

/** All data held about one person that the caller may read. */
export interface Everything {
  readonly synthetic: boolean;
  readonly survivorId: string;
  readonly exportedAt: string;
  readonly exportedBy: Bearer;
  readonly purpose: string;
  /** The requested record first, then the linked records of the same person. */
  readonly records: readonly PersonRecord[];
  /** Linked records that the caller may not read. */
  readonly notRead: readonly string[];
}

interface ExportRequest {
  readonly client: Client;
  readonly by: Bearer;
  readonly purpose: string;
  /** Receives each line of progress. */
  readonly progress: (line: string) => void;
}

/** @throws CommandRefused when the caller may not read the record, or reads are missing: not visible yet, or removed from the views */
export const everythingOf = async (
  survivorId: string,
  request: ExportRequest,
  { synthetic, exportedAt }: { readonly synthetic: boolean; readonly exportedAt: string },
): Promise<Everything> => {
  const histories = new Map<string, Omit<PersonRecord, 'whoLooked'>>();
  const notRead: string[] = [];
  const found = new Set([survivorId]);
  for (const id of found) {
    request.progress(`Reading the record ${id} …`);
    const history = await historyOf(request.client, request.by, id, request.purpose, (entries) =>
      request.progress(`  ${entries} entries`),
    );
    if (history) {
      histories.set(id, { survivorId: id, ...history, entries: withoutOthers(history.entries) });
      for (const linked of linkedRecords(history.entries, id)) found.add(linked);
    } else if (id === survivorId) {
      throw noSuchSurvivor();
    } else notRead.push(id);
  }
  const records: PersonRecord[] = [];
  for (const history of histories.values())
    records.push({ ...history, whoLooked: await readLooks(history.survivorId, request) });
  const { by: exportedBy, purpose } = request;
  return { synthetic, survivorId, exportedAt, exportedBy, purpose, records, notRead };
};

const readLooks = async (
  survivorId: string,
  { client, by, purpose, progress }: ExportRequest,
): Promise<readonly RecordedLook[]> => {
  progress(`Reading who looked at ${survivorId} …`);
  const { looks, stale, complete } = await looksAt(client, by, survivorId, purpose);
  if (stale)
    throw new CommandRefused('The views are behind, so the latest reads may be missing: export again.', 'UNAVAILABLE');
  if (!complete)
    throw new CommandRefused(
      'The list of who looked lacks readings that were recorded, so nothing is exported: run homeward verify.',
      'INCOMPLETE',
    );
  // an attempt that showed nothing is the auditor's business
  return looks.filter(({ kind }) => kind !== 'READING_REFUSED');
};
