import type { Day } from '#kernel/decider';
import { entryIn, isPresent } from './directory.rules.js';
import type { Registers, Worker } from './directory.state.js';

/** Where a colleague works on a day: who returns without an office does not return to the former one. */
export const placeOn = ({ places, present }: Pick<Worker, 'places' | 'present'>, on: Day): string | null => {
  const since = present.findLast(({ from }) => from <= on)?.from;
  return places.findLast(({ from }) => from <= on && since !== undefined && from >= since)?.office ?? null;
};

/** The last office of a colleague in their last period here. */
export const lastPlaceOf = ({ places, present }: Pick<Worker, 'places' | 'present'>): string | undefined => {
  const last = places.at(-1);
  return last && last.from >= present.at(-1)!.from ? last.office : undefined;
};

/** The office of the colleague who signs in with that name, on a day on which they work here. */
export const officeOn = ({ workers }: Pick<Registers, 'workers'>, id: string, on: Day): string | undefined => {
  const worker = entryIn(workers, id);
  return worker && isPresent(worker, on) ? (placeOn(worker, on) ?? undefined) : undefined;
};

export const hasRole = ({ joined }: Pick<Worker, 'joined'>, ...roles: readonly string[]): boolean =>
  roles.some((role) => joined.roles.includes(role));
