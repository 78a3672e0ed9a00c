import { DEFAULT_SETTINGS } from '#settings';
import { dueDays, type Facts } from '../testing/due.js';
import {
  assessed,
  assigned,
  closed,
  closureRequested,
  entered,
  girl,
  journey,
  reopened,
  supervisor,
} from '../testing.js';
import { tasksOf } from './due.rules.js';

const made = {
  type: 'AppointmentMade',
  // the next day in Cambodia
  data: { appointmentId: 'visit', on: '2020-03-01', kind: 'Visit', at: '2020-03-09T23:00:00.000Z' },
} as const;
const moved = {
  type: 'AppointmentMoved',
  data: { appointmentId: 'visit', on: '2020-03-05', at: '2020-03-20T03:00:00.000Z' },
} as const;
const named = { appointmentId: 'visit', on: '2020-03-10' };
const set = {
  type: 'TaskSet',
  data: { taskId: 'papers', on: '2020-03-01', title: 'Ask for the papers.', dueOn: '2020-03-15' },
} as const;
const setFor = (worker: string) => ({ ...set, data: { ...set.data, worker } });

describe('what colleagues agreed by hand', () => {
  it.each<[string, Facts, string[]]>([
    ['an appointment, on its day', [made], ['Appointment 2020-03-10']],
    ['an appointment, on the day to which it was moved', [made, moved], ['Appointment 2020-03-20']],
    ['no appointment that was kept', [made, { type: 'AppointmentKept', data: named }], []],
    ['no appointment that was missed', [made, { type: 'AppointmentMissed', data: { ...named, reason: 'Ill' } }], []],
    ['no appointment that was cancelled', [made, { type: 'AppointmentCancelled', data: named }], []],
    ['a task, on its due day', [set], ['SetTask 2020-03-15']],
    ['no task that was done', [set, { type: 'TaskDone', data: { taskId: 'papers', on: '2020-03-14' } }], []],
    [
      'no task that was dropped',
      [set, { type: 'TaskDropped', data: { taskId: 'papers', on: '2020-03-14', reason: 'The aunt had it.' } }],
      [],
    ],
    ['each one by itself', [made, set, moved], ['SetTask 2020-03-15', 'Appointment 2020-03-20']],
    ['nothing after closure', [made, set, closed()], []],
    ['nothing of it when the case is reopened', [made, set, closed(), reopened()], []],
  ])('makes due %s', (_, facts, expected) => {
    expect(dueDays(facts, ['Appointment', 'SetTask'])).toEqual(expected);
  });

  it('is overdue from the day after, until a colleague records what came of it', () => {
    const { tasks } = journey(girl(), assigned(), made).state();
    const overdue = (on: string) => tasksOf(tasks, DEFAULT_SETTINGS, on).map((task) => task.overdue);
    expect([overdue('2020-03-10'), overdue('2020-03-11')]).toEqual([[false], [true]]);
  });
});

describe('a task for a colleague', () => {
  const handedOver = {
    type: 'CaseHandedOver',
    data: { assignmentId: 'one', from: 'rithy', to: 'chenda', on: '2020-03-02' },
  } as const;
  const ended = { type: 'AssignmentEnded', data: { assignmentId: 'one', worker: 'rithy', on: '2020-03-02' } } as const;

  it.each<[string, Facts, string | undefined]>([
    ['stays with them', [setFor('rithy')], 'rithy'],
    ['goes with the case to the colleague who takes over', [setFor('rithy'), handedOver], 'chenda'],
    ['goes back to the case worker when their assignment ends', [setFor('rithy'), ended], undefined],
    ['stays when another hands over', [setFor('bopha'), handedOver], 'bopha'],
    ['stays when another assignment ends', [setFor('bopha'), ended], 'bopha'],
  ])('%s', (_, facts, worker) => {
    const { tasks } = journey(girl(), assigned(), ...facts).state();
    expect(tasksOf(tasks, DEFAULT_SETTINGS, '2020-03-01').map((task) => task.worker)).toEqual([worker]);
  });
});

describe('the closure of a case', () => {
  const inCare = [girl(), entered(), assessed(), closureRequested({ on: '2020-02-20' })] as const;
  const close = (...facts: Facts) =>
    journey(...inCare, ...facts).when('CloseCase', { on: '2020-02-20' }, { by: supervisor });

  it.each<[string, Facts]>([
    ['an appointment is planned, even for a later day', [made]],
    ['a task that a colleague set is open, even if it is due later', [set]],
  ])('waits while %s', (_, facts) => {
    expect(close()).toMatchObject([{ type: 'CaseClosed' }]);
    expect(close(...facts)).toBe('OPEN_TASKS');
  });
});
