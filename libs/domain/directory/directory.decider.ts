import type { Decider } from '#kernel/decider';
import { deputyDecisions, type DeputyCommands } from './deputies/deputies.decider.js';
import type { DirectoryEvents } from './directory.events.js';
import type { Registers } from './directory.state.js';
import { firstDayDecisions, type FirstDayCommands } from './first-days.decider.js';
import { officeDecisions, type OfficeCommands } from './offices.decider.js';
import { noticeDecisions, type NoticeCommands } from './notices/notices.decider.js';
import { organisationDecisions, type OrganisationCommands } from './organisations.decider.js';
import { workerDecisions, type WorkerCommands } from './workers.decider.js';

export type DirectoryCommands = OfficeCommands &
  WorkerCommands &
  DeputyCommands &
  NoticeCommands &
  FirstDayCommands &
  OrganisationCommands;

interface Identity {
  readonly identity: {
    readonly CloseOffice: (command: DirectoryCommands['CloseOffice']) => object;
    readonly ReassignCases: (command: DirectoryCommands['ReassignCases']) => object;
  };
  readonly opens: readonly [];
}

/**
 * The three registers in one stream: codes and names are unique, a worker joins an office that is open, and every other
 * decision reads all of it as of any day.
 */
export const directory: Decider<Registers, DirectoryEvents, DirectoryCommands> & Identity = {
  initial: { offices: {}, workers: {}, organisations: {} },
  /** No decision needs an address, and a lost key must not keep everybody from the registers. */
  opens: [],
  identity: {
    /** A repetition finds other cases, or none: those of the first time count. */
    ReassignCases: ({ from, to, office, on }) => ({ from, to, ...(office !== undefined && { office }), on }),
    /** A repetition finds other cases open. */
    CloseOffice: ({ office, on }) => ({ office, on }),
  },
  decide: {
    ...officeDecisions.decide,
    ...workerDecisions.decide,
    ...deputyDecisions.decide,
    ...noticeDecisions.decide,
    ...firstDayDecisions.decide,
    ...organisationDecisions.decide,
  },
  evolve: {
    ...officeDecisions.evolve,
    ...workerDecisions.evolve,
    ...deputyDecisions.evolve,
    ...noticeDecisions.evolve,
    ...firstDayDecisions.evolve,
    ...organisationDecisions.evolve,
  },
};
