import { refuse, requireAfter, requirePast, type Day, type Decider } from '#kernel/decider';
import type { DirectoryEvents } from './directory.events.js';
import { entryIn, requireOpenOffice } from './directory.rules.js';
import type { Office, Registers } from './directory.state.js';
import { lastPlaceOf } from './places.rules.js';
import { beginPeriod, endPeriod, isAmong, isRepeated, replacePeriod, requirePeriod } from './periods.rules.js';

export type OfficeCommands = {
  OpenOffice: DirectoryEvents['OfficeOpened'];
  InterruptOffice: DirectoryEvents['OfficeInterrupted'];
  /** How many cases are open there: see `OpenCases`. */
  CloseOffice: DirectoryEvents['OfficeClosed'] & { openCases?: number };
};

type OfficeEvents = Pick<DirectoryEvents, 'OfficeOpened' | 'OfficeInterrupted' | 'OfficeClosed'>;

export const officeDecisions: Pick<Decider<Registers, OfficeEvents, OfficeCommands>, 'decide' | 'evolve'> = {
  decide: {
    OpenOffice: ({ offices }, command, { now }) => {
      const { office } = command;
      const before = entryIn(offices, office);
      const isKnown = isRepeated(before && { ...before, payload: before.opened }, command, {
        what: `The office ${office}`,
        now,
      });
      return isKnown ? [] : [{ type: 'OfficeOpened', data: command }];
    },

    InterruptOffice: ({ offices }, command, { now }) => {
      const { office: code, ...interruption } = command;
      const office = lastingOn(offices, code, interruption.from);
      if (isAmong(office.interruptions, interruption)) return [];
      requirePeriod(interruption, now);
      requireAfter(interruption.from, { 'the opening': office.present.at(-1)?.from }, 'from');
      return [{ type: 'OfficeInterrupted', data: command }];
    },

    CloseOffice: ({ offices, workers }, { office: code, on, openCases = 0 }, { now }) => {
      const office = entryIn(offices, code) ?? requireOpenOffice(offices, code, on);
      const { from, until } = office.present.at(-1)!;
      if (until === on) return [];
      if (until !== undefined)
        refuse('OFFICE_CLOSED', `The office ${code} was open until ${until}: open it again with openOffice.`);
      requirePast(on, now);
      requireAfter(on, { 'the opening': from });
      requireNoCaseIn(code, openCases);
      requireNobodyIn(workers, code);
      return [{ type: 'OfficeClosed', data: { office: code, on } }];
    },
  },

  evolve: {
    OfficeOpened: (state, opened) =>
      changeOffice(state, opened.office, (before) => ({
        name: opened.name,
        localName: opened.localName,
        present: beginPeriod(before?.present ?? [], opened.on),
        interruptions: before?.interruptions ?? [],
        opened,
      })),
    OfficeInterrupted: (state, { office, ...interruption }) =>
      changeOffice(
        state,
        office,
        (before) =>
          before && {
            ...before,
            interruptions: replacePeriod(before.interruptions, interruption),
          },
      ),
    OfficeClosed: (state, { office, on }) =>
      changeOffice(state, office, (before) => before && { ...before, present: endPeriod(before.present, on) }),
  },
};

const changeOffice = (state: Registers, code: string, change: (before?: Office) => Office | undefined): Registers => {
  const after = change(entryIn(state.offices, code));
  return after ? { ...state, offices: { ...state.offices, [code]: after } } : state;
};

/** The office, interrupted or not, in its last period. */
const lastingOn = (offices: Registers['offices'], code: string, on: Day): Office => {
  const office = entryIn(offices, code);
  return office && office.present.at(-1)?.until === undefined ? office : requireOpenOffice(offices, code, on);
};

/** Before the colleagues: once the supervisors have moved, nobody may take the cases to another office. */
const requireNoCaseIn = (office: string, openCases: number): void => {
  if (openCases > 0)
    refuse(
      'OFFICE_HAS_CASES',
      `${openCases} open ${openCases === 1 ? 'case is' : 'cases are'} at ${office}: a supervisor who still works there takes them to another office (reassignCases and handOverCase with that office, assignCaseWorker where nobody is assigned), or closes them.`,
    );
};

/** Workers move to another office, or leave, before theirs is closed. */
const requireNobodyIn = (workers: Registers['workers'], office: string): void => {
  const there = Object.entries(workers)
    .filter(([, worker]) => worker.present.at(-1)?.until === undefined && lastPlaceOf(worker) === office)
    .map(([worker]) => worker);
  if (there.length > 0)
    refuse(
      'OFFICE_STAFFED',
      `${there.slice(0, 3).join(', ')} still work at ${office}: move them to another office first (moveWorker).`,
      'MoveWorker',
    );
};
