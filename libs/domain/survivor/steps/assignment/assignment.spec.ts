import { readersOf } from '../../relation/readers.js';
import { closed, girl, journey, outcomeOf, reopened } from '../../testing.js';
import type { AssignmentEvents } from './assignment.events.js';

type Facts = Parameters<typeof journey>;

const workerAssigned = (input: Partial<AssignmentEvents['CaseWorkerAssigned']> = {}) => ({
  type: 'CaseWorkerAssigned' as const,
  data: {
    assignmentId: 'one',
    worker: 'sokha',
    as: 'CaseWorker' as const,
    office: 'SiemReapCac',
    on: '2020-02-03',
    ...input,
  },
});
const handedOver = {
  type: 'CaseHandedOver',
  data: { assignmentId: 'one', from: 'sokha', to: 'bopha', on: '2020-02-10' },
} as const;
const ended = { type: 'AssignmentEnded', data: { assignmentId: 'one', worker: 'sokha', on: '2020-02-20' } } as const;

describe('a colleague is assigned', () => {
  const assign = workerAssigned().data;

  it.each<[string, Facts, Partial<typeof assign>, string]>([
    ['to the survivor', [girl()], {}, 'CaseWorkerAssigned'],
    ['on the day of the referral', [girl()], { on: '2020-02-01' }, 'CaseWorkerAssigned'],
    ['before it', [girl()], { on: '2020-01-31' }, 'DATE_ORDER'],
    ['again, under the same id', [girl(), workerAssigned()], {}, ''],
    ['under an id that belongs to another', [girl(), workerAssigned()], { worker: 'bopha' }, 'ID_USED'],
    ['under its id, though it was handed over since', [girl(), workerAssigned(), handedOver], {}, ''],
    ['before the case was reopened', [girl(), closed(), reopened()], { on: '2020-05-03' }, 'DATE_ORDER'],
    ['again, under another id', [girl(), workerAssigned()], { assignmentId: 'two' }, 'ALREADY_ASSIGNED'],
    ['in another role', [girl(), workerAssigned()], { assignmentId: 'two', as: 'LegalOfficer' }, 'CaseWorkerAssigned'],
    ['beside another', [girl(), workerAssigned()], { assignmentId: 'two', worker: 'bopha' }, 'CaseWorkerAssigned'],
    [
      'again, after the first time ended',
      [girl(), workerAssigned(), ended],
      { assignmentId: 'two' },
      'CaseWorkerAssigned',
    ],
  ])('%s', (_, facts, input, outcome) => {
    expect(outcomeOf(journey(...facts).when('AssignCaseWorker', { ...assign, ...input }))).toBe(outcome);
  });

  it('under the id of the command when none is given', () => {
    const { assignmentId: _, ...rest } = assign;
    expect(journey(girl()).when('AssignCaseWorker', rest, { commandId: 'command' })).toEqual([
      { type: 'CaseWorkerAssigned', data: { ...assign, assignmentId: 'command' } },
    ]);
  });
});

describe('a case is handed over', () => {
  const beside = workerAssigned({ assignmentId: 'two', worker: 'bopha' });

  it.each<[string, Facts, string, string]>([
    ['to another', [girl(), workerAssigned()], '2020-02-03', 'CaseHandedOver'],
    ['before it was assigned', [girl(), workerAssigned()], '2020-02-02', 'DATE_ORDER'],
    ['to the colleague who got it on that day', [girl(), workerAssigned(), handedOver], '2020-02-10', ''],
    [
      'to the colleague who has it since another day',
      [girl(), workerAssigned(), handedOver],
      '2020-02-11',
      'ALREADY_ASSIGNED',
    ],
    ['to a colleague who is assigned too', [girl(), workerAssigned(), beside], '2020-02-11', 'ALREADY_ASSIGNED'],
    ['though it has ended', [girl(), workerAssigned(), ended], '2020-02-21', 'ASSIGNMENT_ENDED'],
    ['though it was never assigned', [girl()], '2020-02-11', 'NOTHING_HERE'],
  ])('%s', (_, facts, on, outcome) => {
    const handOver = { assignmentId: 'one', to: 'bopha', on };
    expect(outcomeOf(journey(...facts).when('HandOverCase', handOver))).toBe(outcome);
  });

  it('by the worker who has it', () => {
    const given = journey(girl(), workerAssigned(), handedOver);
    expect(given.when('HandOverCase', { assignmentId: 'one', to: 'vannak', on: '2020-02-12' })).toEqual([
      { type: 'CaseHandedOver', data: { assignmentId: 'one', from: 'bopha', to: 'vannak', on: '2020-02-12' } },
    ]);
  });
});

describe('a case goes to another office', () => {
  const handOver = { assignmentId: 'one', to: 'sokha', office: 'Poipet', on: '2020-02-10' };
  const taken = { type: 'CaseHandedOver', data: { ...handOver, from: 'sokha' } } as const;

  it('with the colleague who has it, who takes it along once', () => {
    const given = journey(girl(), workerAssigned());
    expect(given.when('HandOverCase', handOver)).toEqual([taken]);
    expect(journey(girl(), workerAssigned(), taken).when('HandOverCase', handOver)).toEqual([]);
    const later = { ...handOver, on: '2020-02-11' };
    expect(journey(girl(), workerAssigned(), taken).when('HandOverCase', later)).toBe('ALREADY_ASSIGNED');
  });

  it('with all cases of the colleague', () => {
    const follow = { from: 'sokha', to: 'sokha', office: 'Poipet', on: '2020-02-10' };
    expect(journey(girl(), workerAssigned()).when('FollowReassignment', follow)).toEqual([taken]);
    expect(journey(girl(), workerAssigned(), taken).when('FollowReassignment', follow)).toEqual([]);
    expect(journey(girl(), workerAssigned()).when('FollowReassignment', { ...follow, to: 'bopha' })).toEqual([
      { type: 'CaseHandedOver', data: { ...taken.data, to: 'bopha' } },
    ]);
  });

  it('whose supervisors may open it from then on; the office that received the survivor may too', () => {
    const readers = (...facts: Facts) =>
      readersOf(journey(...facts).state().relation).filter((one) => one.startsWith('office'));
    const elsewhere = girl({ office: 'Kandal' });
    expect(readers(elsewhere, workerAssigned())).toEqual(['office:Kandal', 'office:SiemReapCac']);
    expect(readers(elsewhere, workerAssigned(), taken)).toEqual(['office:Kandal', 'office:Poipet']);
    expect(readers(elsewhere, workerAssigned(), taken, handedOver)).toEqual(['office:Kandal', 'office:Poipet']);
  });
});

describe('an assignment ends', () => {
  it.each<[string, Facts, string, string]>([
    ['for the worker who has it', [girl(), workerAssigned()], '2020-02-03', 'AssignmentEnded'],
    ['before it began', [girl(), workerAssigned()], '2020-02-02', 'DATE_ORDER'],
    ['before it was handed over', [girl(), workerAssigned(), handedOver], '2020-02-09', 'DATE_ORDER'],
    ['once more', [girl(), workerAssigned(), ended], '2020-02-20', ''],
    ['once more, on another day', [girl(), workerAssigned(), ended], '2020-02-21', 'ASSIGNMENT_ENDED'],
    ['though it never began', [girl()], '2020-02-03', 'NOTHING_HERE'],
  ])('%s', (_, facts, on, outcome) => {
    expect(outcomeOf(journey(...facts).when('EndAssignment', { assignmentId: 'one', on }))).toBe(outcome);
  });
});

describe('the cases of a colleague go to another', () => {
  const follow = { from: 'sokha', to: 'bopha', on: '2020-02-10' };
  const after = (...facts: Facts) => journey(...facts).when('FollowReassignment', follow);

  it('in every role in which the colleague is assigned, and in no other', () => {
    const legal = workerAssigned({ assignmentId: 'two', as: 'LegalOfficer' });
    const other = workerAssigned({ assignmentId: 'three', worker: 'vannak' });
    expect(after(girl(), workerAssigned(), legal, other)).toEqual([
      { type: 'CaseHandedOver', data: { assignmentId: 'one', ...follow } },
      { type: 'CaseHandedOver', data: { assignmentId: 'two', ...follow } },
    ]);
  });

  it('not before the colleague was assigned', () => {
    expect(after(girl(), workerAssigned({ on: '2020-02-11' }))).toEqual([
      { type: 'CaseHandedOver', data: { assignmentId: 'one', ...follow, on: '2020-02-11' } },
    ]);
  });

  it('once, however often it is repeated', () => {
    expect(after(girl(), workerAssigned(), handedOver)).toEqual([]);
    expect(after(girl(), workerAssigned(), ended)).toEqual([]);
  });

  it('without a second assignment for one who is assigned already', () => {
    expect(after(girl(), workerAssigned(), workerAssigned({ assignmentId: 'two', worker: 'bopha' }))).toEqual([
      { type: 'AssignmentEnded', data: { assignmentId: 'one', worker: 'sokha', on: '2020-02-10' } },
    ]);
  });

  it('while they are open', () => {
    expect(after(girl(), workerAssigned(), closed())).toEqual([]);
  });
});
