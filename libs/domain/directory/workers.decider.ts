import { dayAt, refuse, requireAfter, requirePast, type Decider } from '#kernel/decider';
import { withoutDeputiesLeftBehind, withoutDeputiesOf } from './deputies/deputies.rules.js';
import type { DirectoryEvents } from './directory.events.js';
import { entryIn, requireActiveWorker, requireNotLeft, requireOpenOffice } from './directory.rules.js';
import type { Registers, Worker } from './directory.state.js';
import { beginPeriod, endPeriod, isAmong, isRepeated, replacePeriod, requirePeriod } from './periods.rules.js';

export type WorkerCommands = {
  RegisterWorker: DirectoryEvents['WorkerJoined'];
  MoveWorker: DirectoryEvents['WorkerMoved'];
  RecordTraining: DirectoryEvents['WorkerTrained'];
  RecordDeparture: DirectoryEvents['WorkerLeft'];
  ReassignCases: DirectoryEvents['CasesReassigned'];
};

type WorkerEvents = Pick<
  DirectoryEvents,
  'WorkerJoined' | 'WorkerMoved' | 'WorkerTrained' | 'WorkerLeft' | 'CasesReassigned'
>;

export const workerDecisions: Pick<Decider<Registers, WorkerEvents, WorkerCommands>, 'decide' | 'evolve'> = {
  decide: {
    RegisterWorker: ({ offices, workers }, command, { now }) => {
      const { worker, office, on } = command;
      const before = entryIn(workers, worker);
      if (isRepeated(before && { ...before, payload: before.joined }, command, { what: worker, now })) return [];
      if (office !== undefined) requireOpenOffice(offices, office, on);
      return [{ type: 'WorkerJoined', data: command }];
    },

    MoveWorker: ({ offices, workers }, command, { now }) => {
      const { worker: id, office, on } = command;
      requirePast(on, now);
      const last = requireActiveWorker(workers, id, on).places.at(-1);
      if (last?.office === office && last.from === on) return [];
      requireOpenOffice(offices, office, on);
      requireAfter(on, { 'the last move': last?.from });
      return [{ type: 'WorkerMoved', data: command }];
    },

    RecordTraining: ({ workers }, command, { now }) => {
      const { worker: id, ...training } = command;
      const worker = entryIn(workers, id) ?? requireActiveWorker(workers, id, training.from);
      if (isAmong(worker.trainings, training)) return [];
      requirePeriod(training, now);
      return [{ type: 'WorkerTrained', data: command }];
    },

    RecordDeparture: (state, { worker: id, on }, { now, by }) => {
      // again, as of this entry: two administrators could send off each other
      requireNotLeft({ directory: state }, { id: by.id, today: dayAt(now) });
      const { workers } = state;
      const worker = entryIn(workers, id) ?? requireActiveWorker(workers, id, on);
      const { from, until } = worker.present.at(-1)!;
      if (until === on) return [];
      if (until !== undefined)
        refuse('WORKER_NOT_ACTIVE', `${id} worked here until ${until}: register them again with registerWorker.`);
      requirePast(on, now);
      requireAfter(on, { 'the first day': from, 'the last move': worker.places.at(-1)?.from });
      if (by.id === id)
        refuse('APPROVER_IS_AUTHOR', 'Nobody records their own departure: ask another administrator to record it.');
      return [{ type: 'WorkerLeft', data: { worker: id, on } }];
    },

    ReassignCases: (state, command, { now }) => {
      const { from, to, office, survivorIds, on } = command;
      requirePast(on, now);
      if (from === to && office === undefined)
        refuse(
          'ALREADY_ASSIGNED',
          `${to} has these cases already: name another colleague in \`to\`, or another office.`,
        );
      // also of an empty register: a slip would take every case from its worker, to nobody
      requireActiveWorker(state.workers, to, on);
      if (office !== undefined) requireOpenOffice(state.offices, office, on);
      return survivorIds.length === 0 ? [] : [{ type: 'CasesReassigned', data: command }];
    },
  },

  evolve: {
    WorkerJoined: (state, joined) =>
      changeWorker(state, joined.worker, (before) => ({
        name: joined.name,
        localName: joined.localName,
        present: beginPeriod(before?.present ?? [], joined.on),
        interruptions: [],
        trainings: before?.trainings ?? [],
        deputies: before?.deputies ?? [],
        places: [
          ...(before?.places ?? []),
          ...(joined.office === undefined ? [] : [{ office: joined.office, from: joined.on }]),
        ],
        ...(before?.notices && { notices: before.notices }),
        joined,
      })),
    WorkerMoved: (state, { worker, office, on }) =>
      withoutDeputiesLeftBehind(
        changeWorker(
          state,
          worker,
          (before) => before && { ...before, places: [...before.places, { office, from: on }] },
        ),
        worker,
        office,
        on,
      ),
    WorkerTrained: (state, { worker, ...training }) =>
      changeWorker(
        state,
        worker,
        (before) =>
          before && {
            ...before,
            trainings: replacePeriod(before.trainings, training, (other) => other.training === training.training),
          },
      ),
    WorkerLeft: (state, { worker, on }) =>
      withoutDeputiesOf(
        changeWorker(state, worker, (before) => before && { ...before, present: endPeriod(before.present, on) }),
        worker,
        on,
      ),
    CasesReassigned: (state) => state,
  },
};

export const changeWorker = (
  state: Registers,
  id: string,
  change: (before?: Worker) => Worker | undefined,
): Registers => {
  const after = change(entryIn(state.workers, id));
  return after ? { ...state, workers: { ...state.workers, [id]: after } } : state;
};
