import { CachedStream, FlawedStream, StoreUnavailable, TimeoutError, withTimeout } from '#kernel/event-store';
import { DIRECTORY, REGISTERS, REGISTERS_MAX_AGE_MS, type AggregateStores } from '#nest';
import { directory } from './directory.decider.js';
import type { DirectoryEvents } from './directory.events.js';
import type { Registers } from './directory.state.js';

/** The registers at this moment, from the log: only what is new is read. */
export const registersIn = async (stores: AggregateStores): Promise<Registers> =>
  (await stores.of(DIRECTORY).load(REGISTERS)) as Registers;

/** The registers as they were a moment ago; what this process recorded is in them. A promise only where they are read. */
export const recentRegistersIn = (stores: AggregateStores): Registers | Promise<Registers> =>
  stores.of(DIRECTORY).recentState(REGISTERS, REGISTERS_MAX_AGE_MS) as Registers | Promise<Registers>;

/** Milliseconds after which a list is shown with what was known before. */
const READ_TIMEOUT_MS = 1_000;

/** For what lists show beside the records: a moment old, and what was known before while the log is away or flawed. */
export const knownRegistersIn = async (stores: AggregateStores): Promise<Registers> => {
  try {
    return await withTimeout(Promise.resolve(recentRegistersIn(stores)), READ_TIMEOUT_MS);
  } catch (error) {
    if (error instanceof FlawedStream) return registersBeforeFlaw(stores);
    if (!(error instanceof StoreUnavailable || error instanceof TimeoutError)) throw error;
    return (await stores.of(DIRECTORY).recentState(REGISTERS, Infinity)) as Registers;
  }
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
