import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { dayAt, refuse } from '#kernel/decider';

/** The most rows in one file: more is a copy of the records rather than a list to work with. */
export const EXPORT_MAX_ROWS = 1_000;

/** The most rows about people that one person may take out in a day. */
export const EXPORTED_PER_DAY = 2_000;

/** The most people and days in memory. */
const CACHE_MAX_DAYS = 1_000;

/** Limits how much one person can carry away: a stolen token must not empty an office in an hour. */
@Injectable()
export class ExportBudget {
  readonly #spent = new LRUCache<string, number>({ max: CACHE_MAX_DAYS });

  /** @throws Refusal */
  requireFits(rows: number): void {
    if (rows > EXPORT_MAX_ROWS)
      refuse(
        'EXPORT_TOO_LARGE',
        `The list has more than ${EXPORT_MAX_ROWS} rows, which is the most for one file: narrow it with a filter, then export it again.`,
      );
  }

  /** @returns how to give the rows back, if nobody receives them. @throws Refusal */
  spend(who: string, rows: number, now: string): () => void {
    const day = `${dayAt(now)} ${who}`;
    const spent = (this.#spent.get(day) ?? 0) + rows;
    if (spent > EXPORTED_PER_DAY)
      refuse(
        'EXPORTS_SPENT',
        `You may export ${EXPORTED_PER_DAY} rows about people in a day, and these would be more: export a shorter list, or go on tomorrow.`,
      );
    this.#spent.set(day, spent);
    return () => void this.#spent.set(day, Math.max(0, (this.#spent.get(day) ?? 0) - rows));
  }
}
