import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { dayAt, refuse } from '#kernel/decider';

/** The different questions about figures that one person may ask in a day; the same one again costs nothing. */
export const QUESTIONS_PER_DAY = 60;

/** How many days of people are kept in memory, one day of one person each. */
const CACHE_MAX_DAYS = 1_000;

/** Limits how much one person can compare: a reader of reports needs few questions, and an attacker many. */
@Injectable()
export class QuestionBudget {
  readonly #asked = new LRUCache<string, Set<string>>({ max: CACHE_MAX_DAYS });

  /** @throws Refusal */
  spend(who: string, question: string, now: string): void {
    const day = `${dayAt(now)} ${who}`;
    const asked = this.#asked.get(day) ?? new Set();
    this.#asked.set(day, asked);
    if (asked.has(question)) return;
    if (asked.size >= QUESTIONS_PER_DAY)
      refuse(
        'QUESTIONS_SPENT',
        `You asked ${QUESTIONS_PER_DAY} different questions about figures today, which is the limit. Ask one of them again, or a new one tomorrow.`,
      );
    asked.add(question);
  }
}
