import { daysAfter, refuse, type Actor, type Day } from '#kernel/decider';
import { entryIn, isPresent } from '../directory.rules.js';
import type { Deputy, Registers, Worker } from '../directory.state.js';
import { includesDay } from '../periods.rules.js';
import { hasRole, placeOn } from '../places.rules.js';

type Staff = Pick<Registers, 'workers'>;

/** Who may stand in for a supervisor: colleagues who work with whole records. Administrators and analysts open none. */
export const MAY_STAND_IN: readonly string[] = ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER'];

/**
 * A forensic interviewer must not know before the interview what others heard, so nobody who interviews stands in,
 * whatever else they do.
 */
export const worksWithWholeRecords = (worker: Worker): boolean =>
  hasRole(worker, ...MAY_STAND_IN) && !hasRole(worker, 'FORENSIC_INTERVIEWER');

const isSupervisor = (worker: Worker, on: Day): boolean => hasRole(worker, 'SUPERVISOR') && isPresent(worker, on);

/** The office where the supervisor is on that day counts: no deputy follows them to another one. */
const isInForce = (
  { workers }: Staff,
  supervisor: Worker,
  { deputy, office, isAllowed, ...period }: Deputy,
  on: Day,
): boolean => {
  const one = entryIn(workers, deputy);
  return (
    one !== undefined &&
    isPresent(one, on) &&
    worksWithWholeRecords(one) &&
    includesDay(period, on) &&
    placeOn(supervisor, on) === office &&
    (isAllowed || placeOn(one, on) === office)
  );
};

/** A supervisor in whose place somebody acts. */
interface StoodInFor {
  readonly worker: string;
  readonly office: string;
  readonly until: Day | undefined;
}

/** The supervisors for a deputy on a day. Rights are passed on once: a deputy of a deputy is nobody's. */
export const supervisorsCoveredBy = (staff: Staff, deputy: string, on: Day): readonly StoodInFor[] =>
  Object.entries(staff.workers).flatMap(([worker, one]) =>
    isSupervisor(one, on)
      ? one.deputies
          .filter((named) => named.deputy === deputy && isInForce(staff, one, named, on))
          .map(({ office, until }) => ({ worker, office, until }))
      : [],
  );

/** Who acts in the place of a supervisor on a day, by sign-in names. */
export const deputiesOf = (staff: Staff, worker: string, on: Day): readonly string[] => {
  const supervisor = entryIn(staff.workers, worker);
  if (!supervisor || !isSupervisor(supervisor, on)) return [];
  return supervisor.deputies.filter((named) => isInForce(staff, supervisor, named, on)).map(({ deputy }) => deputy);
};

/**
 * The person, with the role and the office of a supervisor who is away today. They stay themselves: who
 * asked does not approve, not as a deputy either. @throws Refusal
 */
export const asDeputy = (staff: Staff, by: Actor, worker: string, today: Day): Actor => {
  const one = MAY_STAND_IN.includes(by.role)
    ? supervisorsCoveredBy(staff, by.id, today).find((other) => other.worker === worker)
    : undefined;
  return one ? { ...by, role: 'SUPERVISOR', office: one.office, deputyOf: worker } : notADeputy(worker);
};

/** Again, for an answer that comes later. @throws Refusal */
export const requireStillDeputy = (staff: Staff, { id, office, deputyOf }: Actor, today: Day): void => {
  if (deputyOf === undefined) return;
  const isSo = supervisorsCoveredBy(staff, id, today).some((one) => one.worker === deputyOf && one.office === office);
  if (!isSo) notADeputy(deputyOf);
};

/** What is left of it when it ends before that day. */
export const endBefore = (named: Deputy, on: Day): readonly Deputy[] => {
  if (named.until !== undefined && named.until < on) return [named];
  return named.from >= on ? [] : [{ ...named, until: daysAfter(on, -1) }];
};

/** Who leaves has no deputy any more from the last day on, and is nobody's: who comes back is named again. */
export const withoutDeputiesOf = (state: Registers, worker: string, on: Day): Registers =>
  withoutDeputies(state, on, ({ deputy }, of) => of === worker || deputy === worker);

/**
 * Who moves to another office has no deputies at the office that they leave. They remain a deputy there only where a
 * supervisor of that office named them.
 */
export const withoutDeputiesLeftBehind = (state: Registers, worker: string, office: string, on: Day): Registers =>
  withoutDeputies(
    state,
    on,
    (named, of) => named.office !== office && (of === worker || (named.deputy === worker && !named.isAllowed)),
  );

const withoutDeputies = (
  state: Registers,
  on: Day,
  isOver: (named: Deputy, supervisor: string) => boolean,
): Registers => {
  const workers = Object.entries(state.workers).map(([id, one]): [string, Worker] =>
    one.deputies.some((named) => isOver(named, id))
      ? [
          id,
          { ...one, deputies: one.deputies.flatMap((named) => (isOver(named, id) ? endBefore(named, on) : [named])) },
        ]
      : [id, one],
  );
  return { ...state, workers: Object.fromEntries(workers) };
};

const notADeputy = (worker: string): never =>
  refuse(
    'NOT_A_DEPUTY',
    `You do not stand in for ${worker} today: act for yourself, or have a deputy named (nameDeputy).`,
  );
