import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { officeOn, recentRegistersIn, registersBeforeFlaw, type Registers } from '#domain/directory';
import { dayAt } from '#kernel/decider';
import { FlawedStream, StoreUnavailable, TimeoutError, withTimeout } from '#kernel/event-store';
import { AggregateStores } from '#nest';

/** While the log is away or flawed, the last known registers count. The next attempt follows after this pause. */
const READ_TIMEOUT_MS = 1_000;
const PAUSE_MS = 1_000;
/** Nothing could replace the first reading, which opens connections and reads the whole register. */
const FIRST_READ_TIMEOUT_MS = 4_000;

/** The registers by which a person is let in and placed: at most a second old, and those of before while the log is away. */
@Injectable()
export class StaffRegister implements OnApplicationBootstrap {
  #last: Registers | undefined;
  #askAgainAt = 0;

  constructor(private readonly stores: AggregateStores) {}

  /** Before the API listens: the first request would wait for it. */
  async onApplicationBootstrap(): Promise<void> {
    try {
      await this.read();
    } catch (error) {
      if (!isAway(error)) throw error; // an outage is for those to know who ask
    }
  }

  /**
   * A promise only where they are read: those of a query for each request would cost more than all other guards.
   * @throws StoreUnavailable if they were not read since the start
   */
  read(): Registers | Promise<Registers> {
    if (Date.now() < this.#askAgainAt) return this.#last ?? refuseAsUnread();
    const recent = recentRegistersIn(this.stores);
    return recent instanceof Promise ? this.#awaitRegisters(recent) : (this.#last = recent);
  }

  /** The office of a colleague today; undefined for a person who does not work here. @throws like `read` */
  async officeOf(id: string): Promise<string | undefined> {
    return officeOn(await this.read(), id, dayAt(new Date().toISOString()));
  }

  async #awaitRegisters(recent: Promise<Registers>): Promise<Registers> {
    try {
      this.#last = await withTimeout(this.#inLog(recent), this.#last ? READ_TIMEOUT_MS : FIRST_READ_TIMEOUT_MS);
    } catch (error) {
      if (!isAway(error)) throw error;
      this.#askAgainAt = Date.now() + PAUSE_MS;
    }
    // not read since the start: anybody might have left
    return this.#last ?? refuseAsUnread();
  }

  /** A flawed register must not keep out those who set its entry aside; commands are refused while it is flawed. */
  async #inLog(recent: Promise<Registers>): Promise<Registers> {
    try {
      return await recent;
    } catch (error) {
      if (!(error instanceof FlawedStream)) throw error;
      const sound = this.#last ?? (await registersBeforeFlaw(this.stores)); // a flaw lets nobody back in
      this.#askAgainAt = Date.now() + PAUSE_MS;
      return sound;
    }
  }
}

const refuseAsUnread = (): never => {
  throw new StoreUnavailable('The register of staff was not read since the start.');
};

const isAway = (error: unknown): boolean => error instanceof StoreUnavailable || error instanceof TimeoutError;
