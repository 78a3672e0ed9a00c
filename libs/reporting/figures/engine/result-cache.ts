import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Counts, CountCache } from './compute.js';

/** SQLSTATE of a cancelled statement: the time limit of the database was exceeded. */
const CUT = '57014';

/** The most results kept: each is a few hundred numbers. */
const CACHE_MAX_RESULTS = 500;

/**
 * Caches counts while the facts are unchanged: everybody who looks at the same year sees the same numbers. They are counted
 * once, also when many callers ask while they are being counted.
 */
@Injectable()
export class ResultCache {
  readonly #counts = new LRUCache<string, Promise<Counts>>({ max: CACHE_MAX_RESULTS });

  readonly keep: CountCache = (what, count) => {
    const kept = this.#counts.get(what);
    if (!kept) return this.#keepCount(what, count());
    // the first caller may fail for a reason of its own, such as its connection; a timeout would meet every caller
    return kept.catch((error: unknown) => {
      if ((error as { readonly code?: string } | undefined)?.code === CUT) throw error;
      return this.#keepCount(what, count());
    });
  };

  async #keepCount(what: string, counting: Promise<Counts>): Promise<Counts> {
    this.#counts.set(what, counting);
    try {
      return await counting;
    } catch (error) {
      if (this.#counts.get(what) === counting) this.#counts.delete(what);
      throw error;
    }
  }
}
