import { CachedStream } from '#kernel/event-store';
import { DIRECTORY, REGISTERS, REGISTERS_MAX_AGE_MS, type AggregateStores } from '#kernel/nest';
import { directory } from './directory.decider.js';
import type { DirectoryEvents } from './directory.events.js';
import type { Registers } from './directory.state.js';

/** The registers at this moment, from the log: only what is new is read. */
export const registersIn = async (stores: AggregateStores): Promise<Registers> =>
  (await stores.of(DIRECTORY).load(REGISTERS)) as Registers;

/** The registers as they were a moment ago; what this process recorded is in them. */
export const recentRegistersIn = async (stores: AggregateStores): Promise<Registers> =>
  (await stores.of(DIRECTORY).recent(REGISTERS, REGISTERS_MAX_AGE_MS)) as Registers;

/** The registers up to the first flawed entry: enough to keep out who has left, not to decide a command. */
export const registersBeforeFlaw = async ({ ledger: { store, codec } }: AggregateStores): Promise<Registers> => {
  const events = await store.inspect(`${DIRECTORY}-${REGISTERS}`);
  const flawed = events.findIndex(({ flaw }) => flaw);
  const folded = new CachedStream<Registers, DirectoryEvents>(directory, REGISTERS, '');
  folded.fold(await codec.open<DirectoryEvents>(flawed < 0 ? events : events.slice(0, flawed)));
  return folded.state;
};
