import { reassignmentPolicy } from './reassignment.policy.js';

const answer = reassignmentPolicy.on.CasesReassigned as (data: object) => readonly object[];

describe('a reassignment of cases', () => {
  it('is carried out in the record of each survivor', () => {
    const move = { from: 'bopha', to: 'rithy', on: '2020-06-30' };
    expect(answer({ ...move, survivorIds: ['one', 'other'] })).toEqual([
      { of: 'survivor', id: 'one', name: 'FollowReassignment', command: move },
      { of: 'survivor', id: 'other', name: 'FollowReassignment', command: move },
    ]);
  });

  it('takes the cases to another office where one is named', () => {
    const move = { from: 'bopha', to: 'bopha', office: 'SiemReapCac', on: '2020-06-30' };
    expect(answer({ ...move, survivorIds: ['one'] })).toMatchObject([{ id: 'one', command: move }]);
  });

  it('is the only event of the registers that a policy answers', () => {
    expect(Object.keys(reassignmentPolicy.on)).toEqual(['CasesReassigned']);
  });
});
