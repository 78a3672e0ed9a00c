import type { Day } from '#kernel/decider';
import { deputiesOf, supervisorsCoveredBy } from '../deputies/deputies.rules.js';
import { entryIn, isPresent } from '../directory.rules.js';
import type { Registers, Worker } from '../directory.state.js';
import type { NoticeKind } from './notices.codes.js';
import { hasRole, placeOn } from '../places.rules.js';

type Staff = Pick<Registers, 'workers'>;

/** Who has the role and an address is notified of it: silence would protect an intruder. */
const ALWAYS_TOLD: Readonly<Partial<Record<NoticeKind, readonly string[]>>> = {
  // administrators are notified only of a colleague without a supervisor
  EmergencyAccess: ['SUPERVISOR', 'ADMINISTRATOR'],
  Alarm: ['ADMINISTRATOR'],
};

/** Whether a colleague is notified of this kind: they gave an address, and wish it or must know it, also as a deputy. */
export const isNotifiedOf = (staff: Staff, id: string, kind: NoticeKind, on: Day): boolean => {
  const worker = entryIn(staff.workers, id);
  const { kinds = [], channels = [] } = worker?.notices ?? {};
  if (!worker || channels.length === 0) return false;
  const roles = ALWAYS_TOLD[kind] ?? [];
  return (
    kinds.includes(kind) ||
    hasRole(worker, ...roles) ||
    (roles.includes('SUPERVISOR') && supervisorsCoveredBy(staff, id, on).length > 0)
  );
};

/** The colleagues of that day who meet this, by the names with which they sign in. */
export const staffOn = (
  { workers }: Staff,
  on: Day,
  isSo: (worker: Worker, id: string) => boolean,
): readonly string[] =>
  Object.entries(workers)
    .filter(([id, worker]) => isPresent(worker, on) && isSo(worker, id))
    .map(([id]) => id);

/**
 * The supervisors of an office on a day, and who stands in for them. Nobody else supervises it.
 * @param author the person who may not decide on it, nor their deputies
 */
export const supervisorsOf = (staff: Staff, office: string, on: Day, author?: string): readonly string[] => {
  const supervisors = staffOn(staff, on, (worker) => hasRole(worker, 'SUPERVISOR') && placeOn(worker, on) === office);
  const others = supervisors.filter((id) => id !== author);
  const all = new Set([...others, ...others.flatMap((id) => deputiesOf(staff, id, on))]);
  return [...all].filter((id) => id !== author);
};
