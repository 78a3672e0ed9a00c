import { readOutcome } from './read-outcome.js';

describe('what a mark says of a review', () => {
  it('is that all is well after an approved correction, and that nobody has decided before it', () => {
    expect(readOutcome({ kind: 'CORRECTED', upheld: true })).toEqual({ tone: 'plain', key: 'file.upheld' });
    expect(readOutcome({ kind: 'CORRECTED', upheld: null })).toEqual({ tone: 'watch' });
    expect(readOutcome({ kind: 'CORRECTED', upheld: false })).toEqual({ tone: 'danger', key: 'tasks.notUpheld' });
  });

  it('is that the value is wrong after an upheld dispute', () => {
    expect(readOutcome({ kind: 'DISPUTED', upheld: true })).toEqual({ tone: 'danger', key: 'file.disputeUpheld' });
  });
});
