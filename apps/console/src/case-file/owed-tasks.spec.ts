import { CombinedError } from 'urql';
import type { Task } from '../tasks/owed.js';
import { failureAfter, firstDue, toOwedTasks } from './owed-tasks.js';

const task = (kind: string) => ({ kind, dueOn: '2020-03-05' }) as Task;
const [visit, plan] = [task('VISIT'), task('PLAN')];
const data = { dueTasks: { edges: [{ node: visit }, { node: plan }] } };
const none = { dueTasks: { edges: [] } };
const error = new CombinedError({ graphQLErrors: [{ message: 'No.', extensions: { code: 'INTERNAL' } }] });

const asked = { isPermissionKnown: true, isAsked: true, data: undefined, failed: undefined };

describe('what is due in one case', () => {
  it('is awaited until there is an answer, and its place is kept', () => {
    const before = toOwedTasks({ ...asked, isPermissionKnown: false });
    expect([before, toOwedTasks(asked)]).toEqual([1, 2].map(() => ({ owed: [], isKnown: false, error: undefined })));
    expect([firstDue(before), firstDue(toOwedTasks(asked))]).toEqual(['coming', 'coming']);
  });

  it('is what is due first, and nothing where nothing is due', () => {
    const tasks = toOwedTasks({ ...asked, data });
    expect(tasks).toEqual({ owed: [visit, plan], isKnown: true, error: undefined });
    expect([firstDue(tasks), firstDue(toOwedTasks({ ...asked, data: none }))]).toEqual([visit, undefined]);
  });

  it('is nothing, and not awaited, for who may not ask', () => {
    const tasks = toOwedTasks({ ...asked, isAsked: false });
    expect([tasks.isKnown, firstDue(tasks)]).toEqual([true, undefined]);
  });

  it('is not awaited where it failed, which is said until there is an answer', () => {
    const tasks = toOwedTasks({ ...asked, failed: error });
    expect([tasks, firstDue(tasks)]).toEqual([{ owed: [], isKnown: false, error }, undefined]);
    expect(toOwedTasks({ ...asked, data, failed: error }).error).toBeUndefined();
  });
});

it('a failure is kept while the tasks are asked for again, and goes with an answer', () => {
  expect(failureAfter({ data: undefined, error, failed: undefined })).toBe(error);
  expect(failureAfter({ data: undefined, error: undefined, failed: error })).toBe(error);
  expect(failureAfter({ data, error: undefined, failed: error })).toBeUndefined();
  // one that is shown as out of date is old, and its failure counts again once it is gone
  expect(failureAfter({ data, error, failed: undefined })).toBe(error);
});
