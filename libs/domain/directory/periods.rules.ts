import { isSamePayload, refuse, requireAfter, requirePast, type Day } from '#kernel/decider';

/** Days from the first to the last, or without an end. */
export interface Period {
  readonly from: Day;
  /** The last day. */
  readonly until?: Day | undefined;
}

export const includesDay = ({ from, until }: Period, on: Day): boolean =>
  from <= on && (until === undefined || on <= until);

/** A new period, which lasts until it is ended. */
export const beginPeriod = (present: readonly Period[], on: Day): readonly Period[] => [...present, { from: on }];

/** The last period ends with that day. */
export const endPeriod = (present: readonly Period[], on: Day): readonly Period[] => [
  ...present.slice(0, -1),
  ...present.slice(-1).map(({ from }) => ({ from, until: on })),
];

/** In the place of one that began on the same day, and is of the same kind. */
export const replacePeriod = <One extends Period>(
  all: readonly One[],
  one: One,
  isSameKind: (other: One) => boolean = () => true,
): readonly One[] => [...all.filter((other) => other.from !== one.from || !isSameKind(other)), one];

/** Whether exactly this is in force already. @throws Refusal while an earlier period lasts, or for a day before its end. */
export const isRepeated = (
  before: { readonly present: readonly Period[]; readonly payload: object } | undefined,
  command: { readonly on: Day },
  { what, now }: { readonly what: string; readonly now: string },
): boolean => {
  const last = before?.present.at(-1);
  if (before && last && last.until === undefined) {
    if (isSamePayload(before.payload, command)) return true;
    refuse('ALREADY_REGISTERED', `${what} has been in the register since ${last.from}: record what changed instead.`);
  }
  requirePast(command.on, now);
  requireAfter(command.on, { 'the last day in the register': last?.until });
  return false;
};

/** A period in which something holds; its end may lie ahead. */
export const requirePeriod = ({ from, until }: Period, now: string): void => {
  requirePast(from, now, 'from');
  if (until !== undefined) requireAfter(until, { 'the first day': from }, 'until');
};

export const isAmong = (all: readonly object[], one: object): boolean => all.some((other) => isSamePayload(other, one));
