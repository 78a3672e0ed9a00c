import type { SurvivorFacts } from '../testing/survivor-record.js';
import { childInAftercare, correct, dara, vanna } from './testing/child-in-aftercare.js';

describe('an entry that no one may correct', () => {
  it('is disputed with a reason, and a supervisor reviews the dispute', () => {
    const told = childInAftercare(['WithdrawConsent', { consentId: 'consent', on: '2020-03-01' }]);
    const dispute = { eventId: 'event-4', reason: 'It was a sister who withdrew.' };
    told.record(['DisputeEntry', dispute]);
    expect(told.facts.at(-1)).toMatchObject({ type: 'EntryDisputed', data: dispute });
    expect(told.state.consent.given).toMatchObject([{ withdrawnOn: '2020-03-01' }]);
    expect(told.answer('DisputeEntry', dispute)).toEqual([]);
    expect(told.answer('DisputeEntry', { ...dispute, eventId: 'event-99' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(told.state.tasks.open).toContainEqual(expect.objectContaining({ kind: 'CorrectionReview', ref: 'event-5' }));
    const review = { eventId: 'event-5', on: '2020-03-02', upheld: true };
    expect(told.answer('ReviewEntry', review)).toMatchObject({ code: 'APPROVER_ROLE_REQUIRED' });
    expect(told.answer('ReviewEntry', review, dara)).toHaveLength(1);
  });
});

describe('an approval', () => {
  it('is undone only by the person who gave it', () => {
    const bid = { bidId: 'bid', on: '2020-03-01', measure: 'FosterPlacement', outcome: 'InBestInterest' } as const;
    const told = childInAftercare(
      ['DetermineBestInterest', bid],
      ['ConfirmBestInterest', { bidId: 'bid', on: '2020-03-02' }, dara],
    );
    const struck = { eventId: 'event-5', reason: 'a slip' };
    expect(told.answer('StrikeOutEntry', struck, vanna)).toMatchObject({ code: 'NOT_CORRECTABLE' });
    expect(told.answer('StrikeOutEntry', struck, dara)).toHaveLength(1);
  });
});

describe('an entry whose correction would no longer allow a later entry', () => {
  it('still has that later entry resting on it', () => {
    const assigned = {
      assignmentId: 'one',
      worker: 'sokha',
      as: 'CaseWorker',
      office: 'SiemReapCac',
      on: '2020-02-11',
    };
    const told = childInAftercare(
      ['AssignCaseWorker', assigned as never],
      ['HandOverCase', { assignmentId: 'one', to: 'bopha', on: '2020-02-20' }],
      [
        'CorrectEntry',
        correct('event-4', { assignCaseWorker: { ...assigned, on: '2020-03-11' } }),
        dara,
      ] as unknown as SurvivorFacts,
    );
    expect(told.answer('StrikeOutEntry', { eventId: 'event-4', reason: 'x' }, vanna)).toMatchObject({
      code: 'ENTRY_RESTED_ON',
    });
  });
});
