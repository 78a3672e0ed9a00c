import { dayAt, refuse, requireAfter, type Actor, type Day, type Decider, daysAfter } from '#kernel/decider';
import { endBefore, worksWithWholeRecords } from './deputies.rules.js';
import type { DirectoryEvents } from '../directory.events.js';
import { entryIn, requireActiveWorker } from '../directory.rules.js';
import type { Deputy, Registers, Worker } from '../directory.state.js';
import { isAmong, replacePeriod } from '../periods.rules.js';
import { hasRole, placeOn } from '../places.rules.js';
import { changeWorker } from '../workers.decider.js';

export type DeputyCommands = {
  NameDeputy: DirectoryEvents['DeputyNamed'];
  WithdrawDeputy: DirectoryEvents['DeputyWithdrawn'];
};

type DeputyEvents = Pick<DirectoryEvents, 'DeputyNamed' | 'DeputyWithdrawn'>;

/** Who acts in the place of a supervisor who is away. Its first day may lie ahead. */
export const deputyDecisions: Pick<Decider<Registers, DeputyEvents, DeputyCommands>, 'decide' | 'evolve'> = {
  decide: {
    NameDeputy: ({ workers }, command, { by }) => {
      const { worker, deputy, from, until } = command;
      const supervisor = requireActiveWorker(workers, worker, from);
      const other = requireActiveWorker(workers, deputy, from);
      if (until !== undefined) {
        requireAfter(until, { 'the first day': from }, 'until');
        for (const id of [worker, deputy]) requireActiveWorker(workers, id, until);
      }
      const office = requireSupervisor(supervisor, worker, from);
      requireNamer(by, office);
      if (by.id === deputy)
        refuse('DEPUTY_NOT_YOURS', 'Nobody names themselves: ask another supervisor or an administrator to do it.');
      requireFit(other, { worker, deputy, office, from }, by);
      const period = { deputy, office, isAllowed: isOfOffice(by, office), from, ...(until !== undefined && { until }) };
      return isAmong(supervisor.deputies, period) ? [] : [{ type: 'DeputyNamed', data: command }];
    },

    WithdrawDeputy: ({ workers }, command, { by, now }) => {
      const { worker, deputy, on } = command;
      const supervisor = entryIn(workers, worker) ?? requireActiveWorker(workers, worker, on);
      requireNamer(by, placeOn(supervisor, dayAt(now)) ?? '');
      const named = supervisor.deputies.filter((each) => each.deputy === deputy);
      if (named.some((each) => isLasting(each, on))) return [{ type: 'DeputyWithdrawn', data: command }];
      if (named.some(({ until }) => until === daysAfter(on, -1))) return [];
      return refuse('NOT_A_DEPUTY', `${deputy} is no deputy of ${worker} on ${on} or later: see \`staff\`.`);
    },
  },

  evolve: {
    DeputyNamed: (state, { worker, ...named }, { by }) =>
      changeWorker(state, worker, (before) => {
        const office = before && placeOn(before, named.from);
        if (!office) return before;
        const standIn = { ...named, office, isAllowed: isOfOffice(by, office) };
        return {
          ...before,
          deputies: replacePeriod(before.deputies, standIn, ({ deputy }) => deputy === named.deputy),
        };
      }),
    DeputyWithdrawn: (state, { worker, deputy, on }) =>
      changeWorker(
        state,
        worker,
        (before) =>
          before && {
            ...before,
            deputies: before.deputies.flatMap((one) => (one.deputy === deputy ? endBefore(one, on) : [one])),
          },
      ),
  },
};

const isOfOffice = ({ role, office }: Actor, where: string): boolean => role === 'SUPERVISOR' && office === where;

const isLasting = ({ until }: Deputy, on: Day): boolean => until === undefined || until >= on;

const requireSupervisor = (one: Worker, worker: string, on: Day): string => {
  const office = placeOn(one, on);
  if (office !== null && hasRole(one, 'SUPERVISOR')) return office;
  requireRoles(one, worker);
  return refuse(
    'DEPUTY_UNFIT',
    `${worker} supervises no office, so nobody can stand in: hand over the cases instead (reassignCases).`,
  );
};

/**
 * What a token says of a role counts only while somebody is signed in. Who may stand in for a supervisor, on days to come
 * as well, is decided by the register alone, so one without a role is nobody's deputy.
 */
const requireRoles = ({ joined }: Worker, id: string): void => {
  if (joined.roles.length === 0)
    refuse(
      'DEPUTY_UNFIT',
      `The register names no role of ${id}: record yesterday as their last day and today as their first, with their role (recordDeparture, registerWorker), and name their deputies again, or name another colleague.`,
    );
};

/** A right that somebody has as a deputy is not theirs to pass on. */
const requireNamer = (by: Actor, office: string): void => {
  if (by.deputyOf !== undefined)
    refuse(
      'DEPUTY_NOT_YOURS',
      `You act in the place of ${by.deputyOf}: a deputy neither names nor withdraws a deputy.`,
    );
  if (by.role === 'SUPERVISOR' && by.office !== office)
    refuse('DEPUTY_NOT_YOURS', 'This is not your office: its own supervisors or an administrator name its deputies.');
};

const requireFit = (
  other: Worker,
  { worker, deputy, office, from }: { worker: string; deputy: string; office: string; from: Day },
  by: Actor,
): void => {
  if (worker === deputy) refuse('DEPUTY_UNFIT', `${worker} cannot stand in for themselves: name another colleague.`);
  requireRoles(other, deputy);
  if (!worksWithWholeRecords(other))
    refuse(
      'DEPUTY_UNFIT',
      `${deputy} does not work with whole records: name a case worker, supervisor or legal officer who holds no forensic interviews.`,
    );
  if (!isOfOffice(by, office) && placeOn(other, from) !== office)
    refuse(
      'DEPUTY_UNFIT',
      `${deputy} works elsewhere than ${worker}: a supervisor of ${office} must name them, or name a colleague of that office.`,
    );
};
