import { CachedStream, FlawedStream, StoreUnavailable } from '#kernel/event-store';
import { TimeoutError, withTimeout } from '#kernel/waiting';
import { DIRECTORY, REGISTERS, REGISTERS_MAX_AGE_MS, type AggregateStores } from '#nest';
import { directory } from './directory.decider.js';
import type { DirectoryEvents } from './directory.events.js';
import type { Registers } from './directory.state.js';

/** The registers at this moment, from the log: only what is new is read. */
export const registersIn = async (stores: AggregateStores): Promise<Registers> =>
  (await stores.of(DIRECTORY).load(REGISTERS)) as Registers;

/** The registers as they were a moment ago; what this process recorded is in them. A promise only where they are read. */
const recentRegistersIn = (stores: AggregateStores): Registers | Promise<Registers> =>
  stores.of(DIRECTORY).recentState(REGISTERS, REGISTERS_MAX_AGE_MS) as Registers | Promise<Registers>;

/** While the log is away or flawed, the last known registers count. The next attempt follows after this pause. */
const READ_TIMEOUT_MS = 1_000;
const PAUSE_MS = 1_000;
/** Nothing could replace the first reading, which opens connections and reads the whole register. */
const FIRST_READ_TIMEOUT_MS = 4_000;

/** The registers as far as they are known: at most a second old, and those of before while the log is away or flawed. */
class KnownRegisters {
  #last: Registers | undefined;
  #askAgainAt = 0;

  read(stores: AggregateStores): Registers | Promise<Registers> {
    if (Date.now() < this.#askAgainAt) return this.#last ?? refuseAsUnread();
    const recent = recentRegistersIn(stores);
    return recent instanceof Promise ? this.#awaitRegisters(stores, recent) : (this.#last = recent);
  }

  async #awaitRegisters(stores: AggregateStores, recent: Promise<Registers>): Promise<Registers> {
    try {
      const timeoutMs = this.#last ? READ_TIMEOUT_MS : FIRST_READ_TIMEOUT_MS;
      this.#last = await withTimeout(this.#inLog(stores, recent), timeoutMs);
    } catch (error) {
      if (!isAway(error)) throw error;
      this.#askAgainAt = Date.now() + PAUSE_MS;
    }
    // not read since the start: anybody might have left
    return this.#last ?? refuseAsUnread();
  }

  /** A flawed register must not keep out those who set its entry aside; commands are refused while it is flawed. */
  async #inLog(stores: AggregateStores, recent: Promise<Registers>): Promise<Registers> {
    try {
      return await recent;
    } catch (error) {
      if (!(error instanceof FlawedStream)) throw error;
      const sound = this.#last ?? (await registersBeforeFlaw(stores)); // a flaw lets nobody back in
      this.#askAgainAt = Date.now() + PAUSE_MS;
      return sound;
    }
  }
}

const refuseAsUnread = (): never => {
  throw new StoreUnavailable('The register of staff was not read since the start.');
};

/** Whether the registers could not be read for now. */
export const isAway = (error: unknown): boolean => error instanceof StoreUnavailable || error instanceof TimeoutError;

/** Those who are let in, and lists that show who has left, go by the same. */
const known = new WeakMap<AggregateStores, KnownRegisters>();

/**
 * The registers by which a person is let in, and beside which lists are shown. A promise only where they are read: those of
 * a query for each request would cost more than all other guards.
 * @throws StoreUnavailable if they were not read since the start
 */
export const knownRegistersIn = (stores: AggregateStores): Registers | Promise<Registers> => {
  const ofStores = known.get(stores) ?? new KnownRegisters();
  known.set(stores, ofStores);
  return ofStores.read(stores);
};

/** The registers up to the first flawed entry: enough to keep out who has left, not to decide a command. */
export const registersBeforeFlaw = async ({ storeContext: { store, codec } }: AggregateStores): Promise<Registers> => {
  const stream = `${DIRECTORY}-${REGISTERS}`;
  const events = await store.inspect(stream);
  const flawed = events.findIndex(({ flaw }) => flaw);
  const folded = new CachedStream<Registers, DirectoryEvents>(directory, REGISTERS, stream, '');
  folded.fold(await codec.open<DirectoryEvents>(flawed < 0 ? events : events.slice(0, flawed), directory.opens));
  return folded.state;
};

/** For telling people: as they are at this moment, or up to a flawed entry, of which somebody must be notified as well. */
export const reliableRegistersIn = async (stores: AggregateStores): Promise<Registers> => {
  try {
    return await registersIn(stores);
  } catch (error) {
    if (!(error instanceof FlawedStream)) throw error;
    return registersBeforeFlaw(stores);
  }
};
