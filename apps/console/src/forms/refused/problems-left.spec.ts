import { problemsLeft } from './problems-left.js';

const problems = new Map([
  ['type', 'Required'],
  ['exploitation.0.country', 'Required'],
]);
const sent = { type: '', note: 'by telephone', exploitation: [{ country: '', recruitment: 'FALSE_JOB_OFFER' }] };

const left = (now: object) => [...problemsLeft({ problems, sent }, { ...sent, ...now }).keys()];

describe('the problems of a form that was not recorded', () => {
  it('stay while their fields are as they were sent', () => {
    expect(left({})).toEqual(['type', 'exploitation.0.country']);
    expect(left({ note: 'in person' })).toEqual(['type', 'exploitation.0.country']);
  });

  it('are over once something else stands in the field, also in a part of a list', () => {
    expect(left({ type: 'TUTORING' })).toEqual(['exploitation.0.country']);
    expect(left({ exploitation: [{ country: 'TH', recruitment: 'FALSE_JOB_OFFER' }] })).toEqual(['type']);
    expect(left({ exploitation: [] })).toEqual(['type']);
  });

  it('are there again once the field is empty again', () => {
    expect(left({ type: '' })).toContain('type');
  });
});
