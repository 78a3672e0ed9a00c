import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Counts, Keep } from './compute.js';

/** The time limit of the database was over. */
const CUT = '57014';

/** Of so many questions: each is some hundred numbers. */
const QUESTIONS = 500;

/**
 * What was counted of facts that are still the same: whoever looks at the same year sees the same numbers, and they are
 * counted once, also where many ask while they are being counted.
 */
@Injectable()
export class KeptCounts {
  readonly #counts = new LRUCache<string, Promise<Counts>>({ max: QUESTIONS });

  readonly keep: Keep = (what, count) => {
    const kept = this.#counts.get(what);
    if (!kept) return this.#counted(what, count());
    // whoever began to count may have failed by what is her own, such as her connection; what takes too long does for all
    return kept.catch((error: unknown) => {
      if ((error as { readonly code?: string } | undefined)?.code === CUT) throw error;
      return this.#counted(what, count());
    });
  };

  async #counted(what: string, counting: Promise<Counts>): Promise<Counts> {
    this.#counts.set(what, counting);
    try {
      return await counting;
    } catch (error) {
      if (this.#counts.get(what) === counting) this.#counts.delete(what);
      throw error;
    }
  }
}
