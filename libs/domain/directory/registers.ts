import { REGISTERS, type AggregateStores } from '#kernel/nest';
import type { Registers } from './directory.state.js';

/** The registers at this moment, from the log: only what is new is read. */
export const registersIn = async (stores: AggregateStores): Promise<Registers> =>
  (await stores.of('directory').load(REGISTERS)) as Registers;
