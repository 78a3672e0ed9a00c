import { DAY_FIELD, refuseField, requireAfter, requirePast, type Day, type Decider } from '#kernel/decider';
import type { DirectoryEvents } from './directory.events.js';
import { entryIn, requireActiveWorker, requireOpenOffice } from './directory.rules.js';
import type { Registers } from './directory.state.js';
import type { Period } from './periods.rules.js';

export type FirstDayCommands = {
  CorrectOpening: DirectoryEvents['OfficeOpeningCorrected'];
  CorrectJoining: DirectoryEvents['WorkerJoiningCorrected'];
};

type FirstDayEvents = Pick<DirectoryEvents, 'OfficeOpeningCorrected' | 'WorkerJoiningCorrected'>;

const NEXT_MOVE = 'the move to the next office';

/** A wrong first day. Entries that were recorded before stay as they are: they were compared with the register of then. */
export const firstDayDecisions: Pick<Decider<Registers, FirstDayEvents, FirstDayCommands>, 'decide' | 'evolve'> = {
  decide: {
    CorrectOpening: ({ offices, workers }, { office: code, on }, { now }) => {
      const { present } = entryIn(offices, code) ?? requireOpenOffice(offices, code, on);
      const { from } = present.at(-1)!;
      if (from === on) return [];
      requireFirstDay(present, on, now);
      const arrivals = Object.values(workers)
        .flatMap(({ places }) => places)
        .filter((place) => place.office === code && place.from >= from)
        .map((place) => place.from);
      requireBefore(on, { 'the day on which the first colleague came': arrivals.toSorted()[0] });
      return [{ type: 'OfficeOpeningCorrected', data: { office: code, on } }];
    },

    CorrectJoining: ({ offices, workers }, { worker: id, on }, { now }) => {
      const { present, places } = entryIn(workers, id) ?? requireActiveWorker(workers, id, on);
      const { from } = present.at(-1)!;
      if (from === on) return [];
      requireFirstDay(present, on, now);
      const [first, next] = places.filter((place) => place.from >= from);
      if (first?.from === from) {
        requireOpenOffice(offices, first.office, on);
        requireBefore(on, { [NEXT_MOVE]: next?.from });
      } else requireBefore(on, { [NEXT_MOVE]: first?.from });
      return [{ type: 'WorkerJoiningCorrected', data: { worker: id, on } }];
    },
  },

  evolve: {
    OfficeOpeningCorrected: (state, { office: code, on }) => {
      const office = entryIn(state.offices, code);
      if (!office) return state;
      const corrected = { ...office, present: startingOn(office.present, on), opened: { ...office.opened, on } };
      return { ...state, offices: { ...state.offices, [code]: corrected } };
    },
    WorkerJoiningCorrected: (state, { worker: id, on }) => {
      const worker = entryIn(state.workers, id);
      if (!worker) return state;
      const { from } = worker.present.at(-1)!;
      const corrected = {
        ...worker,
        present: startingOn(worker.present, on),
        places: worker.places.map((place) => (place.from === from ? { ...place, from: on } : place)),
        joined: { ...worker.joined, on },
      };
      return { ...state, workers: { ...state.workers, [id]: corrected } };
    },
  },
};

/** After the period before, and not after the last day. */
const requireFirstDay = (present: readonly Period[], on: Day, now: string): void => {
  requirePast(on, now);
  requireAfter(on, { 'the last day in the register': present.at(-2)?.until });
  requireBefore(on, { 'the last day in the register': present.at(-1)?.until });
};

/** The day must not follow those that rest on it (label → day). */
const requireBefore = (on: Day, later: Readonly<Record<string, Day | undefined>>): void => {
  for (const [what, day] of Object.entries(later)) {
    if (day !== undefined && on > day)
      refuseField(
        { field: DAY_FIELD },
        'DATE_ORDER',
        `${on} is after ${what} (${day}), which must come later: correct one of the two days.`,
      );
  }
};

const startingOn = (present: readonly Period[], on: Day): readonly Period[] => [
  ...present.slice(0, -1),
  ...present.slice(-1).map((last) => ({ ...last, from: on })),
];
