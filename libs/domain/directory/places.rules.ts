import type { Day } from '#kernel/decider';
import { entryIn, isPresent } from './directory.rules.js';
import type { Registers, Worker } from './directory.state.js';

/** Where a colleague works on a day. */
export const placeOn = ({ places }: Pick<Worker, 'places'>, on: Day): string | null =>
  places.findLast(({ from }) => from <= on)?.office ?? null;

/** The office of the colleague who signs in with that name, on a day on which they work here. */
export const officeOn = ({ workers }: Pick<Registers, 'workers'>, id: string, on: Day): string | undefined => {
  const worker = entryIn(workers, id);
  return worker && isPresent(worker, on) ? (placeOn(worker, on) ?? undefined) : undefined;
};

export const hasRole = ({ joined }: Pick<Worker, 'joined'>, ...roles: readonly string[]): boolean =>
  roles.some((role) => joined.roles.includes(role));
