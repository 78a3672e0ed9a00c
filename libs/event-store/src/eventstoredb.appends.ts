import type { EventStoreDBClient } from '@eventstore/db-client';
import { StoreUnavailable } from './event-store.js';
import { answered } from './patience.js';

/**
 * How many appends are under way at most. One more would wait for the client's buffer, and of those who wait there when the
 * connection breaks one fails where nobody can catch it, and ends the process.
 */
const UNDER_WAY = 15;

/** The client for appends. */
export class Appends {
  #client: Promise<EventStoreDBClient>;
  #underWay = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(
    private readonly connect: () => EventStoreDBClient,
    private readonly leave: (client: EventStoreDBClient) => Promise<void>,
  ) {
    this.#client = Promise.resolve(connect());
  }

  /**
   * @param append one attempt, given up in time whatever becomes of it; it fails with what `isOver` says ends the client
   * @param patience for its turn
   * @throws StoreUnavailable when its turn does not come
   */
  async over<Result>(
    append: (client: EventStoreDBClient) => Promise<Result>,
    { isOver, patience }: { readonly isOver: (error: unknown) => boolean; readonly patience: number },
  ): Promise<Result> {
    await this.#turn(patience);
    const current = this.#client;
    try {
      return await append(await current);
    } catch (error) {
      if (isOver(error) && current === this.#client) this.#client = this.#another(await current);
      throw error;
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#underWay--;
    }
  }

  /** Whoever ends hands its place to whoever has waited longest. */
  async #turn(patience: number): Promise<void> {
    if (this.#underWay < UNDER_WAY) return void this.#underWay++;
    let mine = () => {};
    const turn = new Promise<void>((resolve) => this.#waiting.push((mine = resolve)));
    await answered(turn, patience).catch((cause: unknown) => {
      this.#waiting.splice(this.#waiting.indexOf(mine), 1);
      throw new StoreUnavailable('The event store answers nobody, and this was not sent to it.', { cause });
    });
  }

  /**
   * A client goes on sending into a call that the server has ended without an error: only another client does not. It comes
   * once the former one has let go: all clients keep who waits for an answer in one place, and one that breaks empties it.
   */
  async #another(former: EventStoreDBClient): Promise<EventStoreDBClient> {
    await this.leave(former);
    return this.connect();
  }

  async dispose(): Promise<void> {
    await this.leave(await this.#client);
  }
}
