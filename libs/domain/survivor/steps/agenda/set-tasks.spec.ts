import { closed, entered, girl, journey, outcomeOf, supervisor } from '../../testing.js';
import type { SetTaskCommands } from './set-tasks.decider.js';

type Facts = Parameters<typeof journey>;
type Setting = SetTaskCommands['SetTask'];

const papers = {
  taskId: 'papers',
  on: '2020-03-01',
  title: 'Ask the commune for the birth certificate.',
  dueOn: '2020-03-15',
} as const satisfies Setting;
const set = { type: 'TaskSet', data: papers } as const;
const done = { type: 'TaskDone', data: { taskId: 'papers', on: '2020-03-14' } } as const;
const dropped = {
  type: 'TaskDropped',
  data: { taskId: 'papers', on: '2020-03-14', reason: 'The aunt had it.' },
} as const;
const assignment = { assignmentId: 'one', as: 'CaseWorker', office: 'SiemReapCac', on: '2020-02-10' } as const;
const assigned = { type: 'CaseWorkerAssigned', data: { ...assignment, worker: 'rithy' } } as const;

describe('a task set by hand', () => {
  it('has a title and a due day', () => {
    expect(journey(girl()).when('SetTask', papers)).toEqual([set]);
    expect(journey(girl(), set).when('SetTask', papers)).toEqual([]);
  });

  it.each<[string, Facts, Partial<Setting>, string]>([
    ['due on the day on which it is set', [girl()], { dueOn: '2020-03-01' }, 'TaskSet'],
    ['due the day before', [girl()], { dueOn: '2020-02-29' }, 'DATE_ORDER'],
    ['due in another century', [girl()], { dueOn: '2099-12-31' }, 'DATE_TOO_FAR'],
    ['set tomorrow', [girl()], { on: '2026-03-02', dueOn: '2026-03-09' }, 'DATE_IN_FUTURE'],
    ['set before the referral', [girl()], { on: '2020-01-31' }, 'DATE_ORDER'],
    ['under the id of another', [girl(), set], { dueOn: '2020-03-16' }, 'ID_USED'],
    ['in a case that is closed', [girl(), entered(), closed()], { on: '2020-03-31' }, 'CASE_CLOSED'],
  ])('%s', (_, facts, more, outcome) => {
    expect(outcomeOf(journey(...facts).when('SetTask', { ...papers, ...more }))).toBe(outcome);
  });

  it.each<[string, Facts, string, string]>([
    ['who received the survivor', [girl()], 'sokha', 'TaskSet'],
    ['who is assigned', [girl(), assigned], 'rithy', 'TaskSet'],
    ['who received the survivor, once another is assigned', [girl(), assigned], 'sokha', 'WORKER_NOT_ON_CASE'],
    ['who is not on the case', [girl()], 'chenda', 'WORKER_NOT_ON_CASE'],
    ['who sets it', [girl(), assigned], 'dara', 'TaskSet'],
  ])('is for a colleague %s', (_, facts, worker, outcome) => {
    expect(outcomeOf(journey(...facts).when('SetTask', { ...papers, worker }, { by: supervisor }))).toBe(outcome);
  });

  it.each<[string, Facts, object, string]>([
    ['is done', [girl(), set], { on: '2020-03-14' }, 'TaskDone'],
    ['is done late', [girl(), set], { on: '2020-04-01' }, 'TaskDone'],
    ['is not done before it was set', [girl(), set], { on: '2020-02-29' }, 'DATE_ORDER'],
    ['is not done tomorrow', [girl(), set], { on: '2026-03-02' }, 'DATE_IN_FUTURE'],
    ['is done once', [girl(), set, done], { on: '2020-03-14' }, ''],
    ['is not done twice', [girl(), set, done], { on: '2020-03-15' }, 'TASK_ENDED'],
    ['is not done after it was dropped', [girl(), set, dropped], { on: '2020-03-14' }, 'TASK_ENDED'],
    ['is named by its id', [girl(), set], { on: '2020-03-14', taskId: 'other' }, 'NOT_FOUND'],
    ['is set first', [girl()], { on: '2020-03-14' }, 'NOTHING_HERE'],
  ])('%s', (_, facts, more, outcome) => {
    expect(outcomeOf(journey(...facts).when('CompleteTask', { taskId: 'papers', on: '', ...more }))).toBe(outcome);
  });

  it.each<[string, Facts, string, string]>([
    ['is dropped for a reason', [girl(), set], '2020-03-14', 'TaskDropped'],
    ['is not dropped before it was set', [girl(), set], '2020-02-29', 'DATE_ORDER'],
    ['is dropped once', [girl(), set, dropped], '2020-03-14', ''],
    ['is not dropped after it was done', [girl(), set, done], '2020-03-15', 'TASK_ENDED'],
    ['is not dropped before any was set', [girl()], '2020-03-14', 'NOTHING_HERE'],
  ])('%s', (_, facts, on, outcome) => {
    expect(outcomeOf(journey(...facts).when('DropTask', { ...dropped.data, on }))).toBe(outcome);
  });
});
