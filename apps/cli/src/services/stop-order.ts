import { POSTGRES_STOP_MAX_MS } from './kept-postgres.js';
import { STOP_TIMEOUTS } from './service.js';

interface Stoppable {
  stop(): Promise<void>;
}

/** How long the whole service takes at most to stop: projector and API together, then the event store, then Postgres. */
export const STOP_MAX_MS = 2 * (STOP_TIMEOUTS.processMs + STOP_TIMEOUTS.lastLinesMs) + POSTGRES_STOP_MAX_MS;

/** What was started stops in reverse order; what stands beside each other stops together. */
export class StopOrder {
  readonly #groups: Stoppable[][] = [];
  #beside: Stoppable[] | undefined;

  /** @param where beside what was added so before, or after all */
  add(part: Stoppable, where: 'beside' | 'after' = 'after'): void {
    if (where === 'beside' && this.#beside) return void this.#beside.push(part);
    const group = [part];
    this.#groups.push(group);
    if (where === 'beside') this.#beside = group;
  }

  async stop(): Promise<void> {
    for (const group of this.#groups.toReversed()) await Promise.all(group.map((part) => part.stop()));
  }
}
