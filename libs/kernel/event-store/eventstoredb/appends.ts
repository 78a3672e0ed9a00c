import { StoreUnavailable } from '../event-store-errors.js';
import { withTimeout } from './timeouts.js';

/** Maximum concurrent appends: limits both memory and the appends whose outcome is unknown in an outage. */
const UNDER_WAY_MAX = 64;

/** Appends that wait for their turn. */
export class Appends {
  #underWay = 0;
  readonly #waiting: (() => void)[] = [];

  /**
   * @param append one attempt, with its own time limit
   * @param timeoutMs the limit for its turn
   * @throws StoreUnavailable if its turn does not come
   */
  async inTurn<Result>(append: () => Promise<Result>, timeoutMs: number): Promise<Result> {
    await this.#turn(timeoutMs);
    try {
      return await append();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#underWay--;
    }
  }

  /** A finished append gives its place to the one that has waited longest. */
  async #turn(timeoutMs: number): Promise<void> {
    if (this.#underWay < UNDER_WAY_MAX) return void this.#underWay++;
    let mine = () => {};
    const turn = new Promise<void>((resolve) => this.#waiting.push((mine = resolve)));
    await withTimeout(turn, timeoutMs).catch((cause: unknown) => {
      this.#waiting.splice(this.#waiting.indexOf(mine), 1);
      throw new StoreUnavailable('The event store does not answer, and this was not sent to it.', { cause });
    });
  }
}
