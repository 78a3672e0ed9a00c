import { readersOf } from '../../relation/readers.js';
import { dueDays, type Facts } from '../../testing/due.js';
import { assigned, closed, girl, identified, journey, notIdentified, reopened } from '../../testing.js';

const two = assigned({ assignmentId: 'two' });
const lawyer = assigned({ assignmentId: 'lawyer', worker: 'veasna', as: 'LegalOfficer' });
const handedOver = (office?: string) =>
  ({
    type: 'CaseHandedOver',
    data: { assignmentId: 'assignment', from: 'sokha', to: 'rithy', on: '2020-02-20', ...(office && { office }) },
  }) as const;
const ended = (assignmentId = 'assignment', on = '2020-03-05') =>
  ({ type: 'AssignmentEnded', data: { assignmentId, worker: 'sokha', on } }) as const;
const erased = {
  type: 'PersonalDataErased',
  data: { requestId: 'request', classes: ['identity'], keyIds: ['key'] },
} as const;

const due = (...facts: Facts) => dueDays(facts, ['NoCaseWorker']);

describe('a case without a case worker', () => {
  it.each<[string, Facts, string[]]>([
    ['the day after the referral', [], ['NoCaseWorker 2020-02-02']],
    ['at once when a colleague is assigned in another role only', [lawyer], ['NoCaseWorker 2020-02-03']],
    [
      'still from the first such assignment when another follows',
      [lawyer, assigned({ assignmentId: 'two', as: 'LegalOfficer', on: '2020-02-20' })],
      ['NoCaseWorker 2020-02-03'],
    ],
    ['at once when the assignment ends', [assigned(), ended()], ['NoCaseWorker 2020-03-05']],
    [
      'at once when the last of two ends',
      [assigned(), two, ended(), ended('two', '2020-03-06')],
      ['NoCaseWorker 2020-03-06'],
    ],
    ['from the reopening', [assigned(), ended(), closed(), reopened()], ['NoCaseWorker 2020-05-04']],
    [
      'again once the person is identified after all',
      [assigned(), ended(), notIdentified(), identified({ level: 'Formal', on: '2020-03-10' })],
      ['NoCaseWorker 2020-03-10'],
    ],
    [
      'also when a preliminary decision finds no victim after a formal one did',
      [identified({ level: 'Formal' }), notIdentified({ on: '2020-02-20' })],
      ['NoCaseWorker 2020-02-02'],
    ],
    ['again when it is reopened', [notIdentified(), closed(), reopened()], ['NoCaseWorker 2020-05-05']],
    ['once, also when it is reopened without ever being assigned', [closed(), reopened()], ['NoCaseWorker 2020-05-05']],
  ])('is due %s', (_, facts, expected) => {
    expect(due(...facts)).toEqual(expected);
  });

  it.each<[string, Facts]>([
    ['a case worker is assigned', [assigned()]],
    ['it is handed over', [assigned(), handedOver()]],
    ['it goes to another office', [assigned(), handedOver('Poipet')]],
    ['one of two case workers stays', [assigned(), two, ended()]],
    ['another role ends', [assigned(), lawyer, ended('lawyer')]],
    ['another case worker follows', [assigned(), ended(), two]],
    ['it is closed', [closed()]],
    ['it is closed since another organisation goes on', [assigned(), ended(), closed({ reason: 'Transferred' })]],
    ['the assignment ends after the closure', [assigned(), closed(), ended('assignment', '2020-04-02')]],
    ['it is reopened with its case worker', [assigned(), closed(), reopened()]],
    ['the person is not identified as a victim', [notIdentified()]],
    ['the assignment ends after the person was not identified', [assigned(), notIdentified(), ended()]],
    ['the personal data are erased', [assigned(), ended(), erased]],
  ])('is not due when %s', (_, facts) => {
    expect(due(...facts)).toEqual([]);
  });

  it('is due after the referral within the days that the settings define', () => {
    expect(dueDays([], ['NoCaseWorker'], { assignWithinDays: 0 })).toEqual(['NoCaseWorker 2020-02-01']);
    expect(dueDays([assigned(), ended()], ['NoCaseWorker'], { assignWithinDays: 7 })).toEqual([
      'NoCaseWorker 2020-03-05',
    ]);
  });

  it('is due at once when the colleague who received the survivor cannot open the record any more', () => {
    const { relation } = journey(girl(), lawyer).state();
    expect(readersOf(relation).filter((word) => word.startsWith('received'))).toEqual([]);
    expect(dueDays([lawyer], ['NoCaseWorker'], { assignWithinDays: 30 })).toEqual(['NoCaseWorker 2020-02-03']);
  });

  it('was covered until the latest end of an assignment, and until it was reopened', () => {
    const coveredUntil = (...facts: Facts) => journey(girl(), ...facts).state().tasks.coveredUntil;
    expect(coveredUntil(assigned(), two)).toBeUndefined();
    expect(coveredUntil(assigned(), two, ended('two', '2020-03-06'), ended())).toBe('2020-03-06');
    expect(coveredUntil(assigned(), closed(), reopened())).toBe('2020-05-04');
    expect(coveredUntil(assigned(), lawyer, ended('lawyer'))).toBeUndefined();
  });

  it('names the entry since which there is none', () => {
    expect(journey(girl(), assigned(), ended()).state().tasks.open).toEqual([
      { kind: 'NoCaseWorker', ref: 'event-2', since: '2020-03-05' },
    ]);
  });
});
