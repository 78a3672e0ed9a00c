import type { MutationName } from '../../api/schema.js';
import type { TasksOfKind } from '../../tasks/by-kind.js';
import { chooseSteps } from './choose-steps.js';

const REFUSAL = { code: 'NOT_IN_AFTERCARE', sentence: 'They are not in aftercare.', first: null } as const;

/** What may be recorded; impossible where the name is followed by a question mark. */
const may = (...names: readonly string[]) =>
  new Map(names.map((name) => [name.replace('?', ''), name.endsWith('?') ? REFUSAL : undefined]));

const due = (...kinds: readonly TasksOfKind['kind'][]): readonly TasksOfKind[] =>
  kinds.map((kind) => ({ kind, ref: kind, since: '2020-06-01', dueOn: '2020-06-10', count: 1 }));

const chosen = (tasks: readonly TasksOfKind[], usual: readonly MutationName[], ...names: readonly string[]) => {
  const { due: first, steps } = chooseSteps(tasks, usual, may(...names));
  return [...first.map(({ kind }) => kind), ...steps];
};

const DAILY = ['recordNote', 'makeAppointment', 'setTask', 'attachDocument'];

describe('the steps that a case file suggests', () => {
  it('are three, filled up with what is at hand', () => {
    expect(chosen([], ['giveConsent'], 'giveConsent', ...DAILY)).toEqual([
      'giveConsent',
      'recordNote',
      'makeAppointment',
    ]);
    expect(chosen([], [], ...DAILY)).toEqual(['recordNote', 'makeAppointment', 'setTask']);
    expect(chosen(due('PLAN_GOAL'), [], ...DAILY)).toEqual(['PLAN_GOAL', 'recordNote', 'makeAppointment']);
  });

  it('are never filled up with what is impossible, what the user may not send, or what is suggested already', () => {
    expect(chosen([], [], 'recordNote?', 'setTask')).toEqual(['setTask']);
    expect(chosen([], ['recordNote'], 'recordNote')).toEqual(['recordNote']);
    expect(chosen(due('SET_TASK', 'FIRST_ASSESSMENT'), [], 'assessRisk')).toEqual(['SET_TASK', 'FIRST_ASSESSMENT']);
    expect(chosen([], [])).toEqual([]);
  });

  it('begin with a case worker where there is none, however many tasks were due before', () => {
    const many = due('FIRST_ASSESSMENT', 'FIRST_PLAN', 'PLAN_GOAL', 'FOLLOW_UP', 'SET_TASK', 'NO_CASE_WORKER');
    expect(chosen(many, ['recordNote'], 'recordNote')).toEqual([
      'NO_CASE_WORKER',
      'FIRST_ASSESSMENT',
      'FIRST_PLAN',
      'PLAN_GOAL',
      'recordNote',
    ]);
  });

  it('are at most five, of which one is a usual step', () => {
    const many = due('FIRST_ASSESSMENT', 'FIRST_PLAN', 'PLAN_GOAL', 'FOLLOW_UP', 'APPOINTMENT', 'SET_TASK');
    expect(chosen(many, [], ...DAILY)).toEqual(many.slice(0, 5).map(({ kind }) => kind));
    expect(chosen(many, ['deliverService', 'recordNote'], ...DAILY)).toEqual([
      'FIRST_ASSESSMENT',
      'FIRST_PLAN',
      'PLAN_GOAL',
      'FOLLOW_UP',
      'deliverService',
    ]);
  });
});
