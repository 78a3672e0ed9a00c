import { Logger, type Type } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { runAsReader } from '#kernel/projections';
import { ReadingFact } from './reading.facts.js';

/** The most entries that are remembered; the oldest are forgotten first. */
const REMEMBERED_MAX = 20_000;

const log = new Logger('AccessLog');

interface Entry {
  /** The record that it is about, if any. */
  readonly survivorId?: string | undefined;
  readonly position: bigint;
}

/**
 * The latest entries that this process wrote, so that an answer about who looked or attempted something can tell whether
 * the views still show them: a writer of the views could remove a row, and of older ones `npx homeward verify` finds it.
 */
export class RecentLooks {
  /** By the id of the entry. */
  readonly #entries = new Map<string, Entry>();

  note(eventId: string, entry: Entry): void {
    this.#entries.set(eventId, entry);
    if (this.#entries.size > REMEMBERED_MAX) this.#entries.delete(this.#entries.keys().next().value!);
  }

  /** The ids of those up to a position. */
  upTo(position: bigint): readonly string[] {
    return [...this.#entries].flatMap(([eventId, entry]) => (entry.position <= position ? [eventId] : []));
  }

  /** The ids of those about a record, up to a position. */
  about(survivorId: string, position: bigint): readonly string[] {
    return this.upTo(position).filter((eventId) => this.#entries.get(eventId)!.survivorId === survivorId);
  }
}

/** Whether these views show these entries; ask once they have read them. */
export const showsAll = async (
  db: DataSource,
  eventIds: readonly string[],
  views: readonly Type[] = [ReadingFact],
): Promise<boolean> => {
  if (eventIds.length === 0) return true;
  const rows = views.map((view) => `SELECT "eventId" FROM ${db.getMetadata(view).tablePath}`).join(' UNION ALL ');
  // as the analyst, who counts: to a supervisor the views show no refusals
  const [{ shown }] = await runAsReader('analyst', (): Promise<[{ shown: number }]> =>
    db.query(`SELECT count(DISTINCT "eventId")::int AS shown FROM (${rows}) entry WHERE "eventId" = ANY ($1)`, [
      eventIds,
    ]),
  );
  if (shown === eventIds.length) return true;
  log.error(
    `LOOKS_MISSING: ${eventIds.length - shown} entries of the access log are not in the views, though these have read them: somebody removed them, or their stream is parked. See npx homeward verify.`,
  );
  return false;
};
