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

  it.each<{ title: string; given: Facts; more: Partial<Setting>; outcome: string }>([
    { title: 'due on the day on which it is set', given: [girl()], more: { dueOn: '2020-03-01' }, outcome: 'TaskSet' },
    { title: 'due the day before', given: [girl()], more: { dueOn: '2020-02-29' }, outcome: 'DATE_ORDER' },
    { title: 'due in another century', given: [girl()], more: { dueOn: '2099-12-31' }, outcome: 'DATE_TOO_FAR' },
    {
      title: 'set tomorrow',
      given: [girl()],
      more: { on: '2026-03-02', dueOn: '2026-03-09' },
      outcome: 'DATE_IN_FUTURE',
    },
    { title: 'set before the referral', given: [girl()], more: { on: '2020-01-31' }, outcome: 'DATE_ORDER' },
    { title: 'under the id of another', given: [girl(), set], more: { dueOn: '2020-03-16' }, outcome: 'ID_USED' },
    {
      title: 'in a case that is closed',
      given: [girl(), entered(), closed()],
      more: { on: '2020-03-31' },
      outcome: 'CASE_CLOSED',
    },
  ])('$title → $outcome', ({ given, more, outcome }) => {
    expect(outcomeOf(journey(...given).when('SetTask', { ...papers, ...more }))).toBe(outcome);
  });

  it.each<{ title: string; given: Facts; worker: string; outcome: string }>([
    { title: 'who received the survivor', given: [girl()], worker: 'sokha', outcome: 'TaskSet' },
    { title: 'who is assigned', given: [girl(), assigned], worker: 'rithy', outcome: 'TaskSet' },
    {
      title: 'who received the survivor, once another is assigned',
      given: [girl(), assigned],
      worker: 'sokha',
      outcome: 'WORKER_NOT_ON_CASE',
    },
    { title: 'who is not on the case', given: [girl()], worker: 'chenda', outcome: 'WORKER_NOT_ON_CASE' },
    { title: 'who sets it', given: [girl(), assigned], worker: 'dara', outcome: 'TaskSet' },
  ])('is for a colleague $title → $outcome', ({ given, worker, outcome }) => {
    expect(outcomeOf(journey(...given).when('SetTask', { ...papers, worker }, { by: supervisor }))).toBe(outcome);
  });

  it.each<{ title: string; given: Facts; more: object; outcome: string }>([
    { title: 'is done', given: [girl(), set], more: { on: '2020-03-14' }, outcome: 'TaskDone' },
    { title: 'is done late', given: [girl(), set], more: { on: '2020-04-01' }, outcome: 'TaskDone' },
    { title: 'is not done before it was set', given: [girl(), set], more: { on: '2020-02-29' }, outcome: 'DATE_ORDER' },
    { title: 'is not done tomorrow', given: [girl(), set], more: { on: '2026-03-02' }, outcome: 'DATE_IN_FUTURE' },
    { title: 'is done once', given: [girl(), set, done], more: { on: '2020-03-14' }, outcome: '' },
    { title: 'is not done twice', given: [girl(), set, done], more: { on: '2020-03-15' }, outcome: 'TASK_ENDED' },
    {
      title: 'is not done after it was dropped',
      given: [girl(), set, dropped],
      more: { on: '2020-03-14' },
      outcome: 'TASK_ENDED',
    },
    {
      title: 'is named by its id',
      given: [girl(), set],
      more: { on: '2020-03-14', taskId: 'other' },
      outcome: 'NOT_FOUND',
    },
    { title: 'is set first', given: [girl()], more: { on: '2020-03-14' }, outcome: 'NOTHING_HERE' },
  ])('$title', ({ given, more, outcome }) => {
    expect(outcomeOf(journey(...given).when('CompleteTask', { taskId: 'papers', on: '', ...more }))).toBe(outcome);
  });

  it.each<{ title: string; given: Facts; on: string; outcome: string }>([
    { title: 'is dropped for a reason', given: [girl(), set], on: '2020-03-14', outcome: 'TaskDropped' },
    { title: 'is not dropped before it was set', given: [girl(), set], on: '2020-02-29', outcome: 'DATE_ORDER' },
    { title: 'is dropped once', given: [girl(), set, dropped], on: '2020-03-14', outcome: '' },
    { title: 'is not dropped after it was done', given: [girl(), set, done], on: '2020-03-15', outcome: 'TASK_ENDED' },
    { title: 'is not dropped before any was set', given: [girl()], on: '2020-03-14', outcome: 'NOTHING_HERE' },
  ])('$title', ({ given, on, outcome }) => {
    expect(outcomeOf(journey(...given).when('DropTask', { ...dropped.data, on }))).toBe(outcome);
  });

  it('is not dropped for another reason, which would be lost', () => {
    const again = { ...dropped.data, reason: 'The commune has none.' };
    expect(journey(girl(), set, dropped).when('DropTask', again)).toBe('TASK_ENDED');
  });
});
