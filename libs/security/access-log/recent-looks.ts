import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { runAsReader } from '#kernel/projections';
import { ReadingFact } from './reading.facts.js';

/** The most entries that are remembered; the oldest are forgotten first. */
const REMEMBERED_MAX = 20_000;

const log = new Logger('AccessLog');

/**
 * The latest entries about records that this process wrote, so that an answer about who looked can tell whether the views
 * still show them: a writer of the views could remove a row, and of older ones `npx homeward verify` finds it.
 */
export class RecentLooks {
  /** By the id of the entry. */
  readonly #looks = new Map<string, { readonly survivorId: string; readonly position: bigint }>();

  note(eventId: string, look: { readonly survivorId: string; readonly position: bigint }): void {
    this.#looks.set(eventId, look);
    if (this.#looks.size > REMEMBERED_MAX) this.#looks.delete(this.#looks.keys().next().value!);
  }

  /** The ids of those about a record, up to a position. */
  about(survivorId: string, upTo: bigint): readonly string[] {
    return [...this.#looks].flatMap(([eventId, look]) =>
      look.survivorId === survivorId && look.position <= upTo ? [eventId] : [],
    );
  }
}

/** Whether the views show these entries; ask once they have read them. */
export const showsAll = async (db: DataSource, eventIds: readonly string[]): Promise<boolean> => {
  if (eventIds.length === 0) return true;
  const { tablePath } = db.getMetadata(ReadingFact);
  // as the analyst, who counts: to a supervisor the views show no refusals
  const [{ shown }] = await runAsReader('analyst', (): Promise<[{ shown: number }]> =>
    db.query(`SELECT count(DISTINCT "eventId")::int AS shown FROM ${tablePath} WHERE "eventId" = ANY ($1)`, [eventIds]),
  );
  if (shown === eventIds.length) return true;
  log.error(
    `LOOKS_MISSING: ${eventIds.length - shown} entries of the access log of a record are not in the views, though these have read them: somebody removed them, or their stream is parked. See npx homeward verify.`,
  );
  return false;
};
