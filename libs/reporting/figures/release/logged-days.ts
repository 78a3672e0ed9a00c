import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Actor } from '#kernel/decider';
import { AccessLog } from '#security/access-log';
import type { Figure } from '../definitions/figure.js';
import type { FigureArguments } from '../definitions/period.js';

/** A live query asks the same again whenever the views move, which its own entry does. */
const ONCE_IN_MS = 15 * 60 * 1_000;
/** The most questions in memory. */
const CACHE_MAX = 10_000;

/** Exact numbers of single days may be about one person, so a look at them is logged like one at a record. */
@Injectable()
export class LoggedDays {
  readonly #written = new LRUCache<string, Promise<unknown>>({ max: CACHE_MAX, ttl: ONCE_IN_MS });

  constructor(@Inject(AccessLog) private readonly log: AccessLog) {}

  /** Call it before the answer is given. @throws StoreUnavailable */
  async note(by: Actor, figures: readonly Figure[], periods: readonly FigureArguments[]): Promise<void> {
    await Promise.all(periods.map((period) => this.#noteOnce(by, figures, period)));
  }

  async #noteOnce(by: Actor, figures: readonly Figure[], { from, to, asOf, knownAt }: FigureArguments): Promise<void> {
    const data = { figures: figures.map(({ id }) => id), from, to, asOf, ...(knownAt && { knownAt }) };
    const question = JSON.stringify([by.id, by.role, by.deputyOf, data]);
    const written = this.#written.get(question) ?? this.log.write(by, { type: 'FiguresRead', data });
    this.#written.set(question, written, { noUpdateTTL: true });
    await written.catch((error: unknown) => {
      this.#written.delete(question);
      throw error;
    });
  }
}
