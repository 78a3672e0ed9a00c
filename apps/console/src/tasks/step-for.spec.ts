import { settlingOf } from './step-for.js';

const assignment = (assignmentId: string, endedOn: string | null = null) => ({ assignmentId, endedOn });

describe('the form that settles a task', () => {
  it('assigns a case worker where nobody is assigned', () => {
    const task = { kind: 'NO_CASE_WORKER', ref: 'entry' } as const;
    const expected = { mutation: 'assignCaseWorker' };
    expect([settlingOf(task, []), settlingOf(task, [assignment('other')])]).toEqual([expected, expected]);
    expect(settlingOf({ ...task, ref: 'ended' }, [assignment('ended', '2020-03-05')])).toEqual(expected);
  });

  it('hands over the assignment of a case worker who has left', () => {
    expect(settlingOf({ kind: 'NO_CASE_WORKER', ref: 'one' }, [assignment('one'), assignment('other')])).toEqual({
      mutation: 'handOverCase',
      named: { assignmentId: 'one' },
    });
  });

  it('ends the assignment of a colleague who has left where another case worker is there', () => {
    const task = { kind: 'FORMER_ASSIGNEE', ref: 'one' } as const;
    expect(settlingOf(task, [assignment('one'), assignment('other')])).toEqual({
      mutation: 'endAssignment',
      named: { assignmentId: 'one' },
    });
  });

  it('is the one of its kind', () => {
    expect(settlingOf({ kind: 'FOLLOW_UP', ref: 'one' }, [assignment('one')])).toEqual({
      mutation: 'completeFollowUp',
    });
  });
});
