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

  it.each<{ title: string; given: Facts; input: Partial<typeof assign>; outcome: string }>([
    { title: 'to the survivor', given: [girl()], input: {}, outcome: 'CaseWorkerAssigned' },
    {
      title: 'on the day of the referral',
      given: [girl()],
      input: { on: '2020-02-01' },
      outcome: 'CaseWorkerAssigned',
    },
    { title: 'before it', given: [girl()], input: { on: '2020-01-31' }, outcome: 'DATE_ORDER' },
    { title: 'again, under the same id', given: [girl(), workerAssigned()], input: {}, outcome: '' },
    {
      title: 'under an id that belongs to another',
      given: [girl(), workerAssigned()],
      input: { worker: 'bopha' },
      outcome: 'ID_USED',
    },
    {
      title: 'under its id, though it was handed over since',
      given: [girl(), workerAssigned(), handedOver],
      input: {},
      outcome: '',
    },
    {
      title: 'before the case was reopened',
      given: [girl(), closed(), reopened()],
      input: { on: '2020-05-03' },
      outcome: 'DATE_ORDER',
    },
    {
      title: 'again, under another id',
      given: [girl(), workerAssigned()],
      input: { assignmentId: 'two' },
      outcome: 'ALREADY_ASSIGNED',
    },
    {
      title: 'in another role',
      given: [girl(), workerAssigned()],
      input: { assignmentId: 'two', as: 'LegalOfficer' },
      outcome: 'CaseWorkerAssigned',
    },
    {
      title: 'beside another',
      given: [girl(), workerAssigned()],
      input: { assignmentId: 'two', worker: 'bopha' },
      outcome: 'CaseWorkerAssigned',
    },
    {
      title: 'again, after the first time ended',
      given: [girl(), workerAssigned(), ended],
      input: { assignmentId: 'two' },
      outcome: 'CaseWorkerAssigned',
    },
  ])('$title', ({ given, input, outcome }) => {
    expect(outcomeOf(journey(...given).when('AssignCaseWorker', { ...assign, ...input }))).toBe(outcome);
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

  it.each<{ title: string; given: Facts; on: string; outcome: string }>([
    { title: 'to another', given: [girl(), workerAssigned()], on: '2020-02-03', outcome: 'CaseHandedOver' },
    { title: 'before it was assigned', given: [girl(), workerAssigned()], on: '2020-02-02', outcome: 'DATE_ORDER' },
    {
      title: 'to the colleague who got it on that day',
      given: [girl(), workerAssigned(), handedOver],
      on: '2020-02-10',
      outcome: '',
    },
    {
      title: 'to the colleague who has it since another day',
      given: [girl(), workerAssigned(), handedOver],
      on: '2020-02-11',
      outcome: 'ALREADY_ASSIGNED',
    },
    {
      title: 'to a colleague who is assigned too',
      given: [girl(), workerAssigned(), beside],
      on: '2020-02-11',
      outcome: 'ALREADY_ASSIGNED',
    },
    {
      title: 'though it has ended',
      given: [girl(), workerAssigned(), ended],
      on: '2020-02-21',
      outcome: 'ASSIGNMENT_ENDED',
    },
    { title: 'though it was never assigned', given: [girl()], on: '2020-02-11', outcome: 'NOTHING_HERE' },
  ])('$title', ({ given, on, outcome }) => {
    const handOver = { assignmentId: 'one', to: 'bopha', on };
    expect(outcomeOf(journey(...given).when('HandOverCase', handOver))).toBe(outcome);
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
    // also one that is there already, once: from then on it counts as moved
    const there = workerAssigned({ office: 'Poipet' });
    expect(journey(girl(), there).when('FollowReassignment', follow)).toEqual([taken]);
    expect(journey(girl(), there, taken).when('FollowReassignment', follow)).toEqual([]);
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
  it.each<{ title: string; given: Facts; on: string; outcome: string }>([
    {
      title: 'for the worker who has it',
      given: [girl(), workerAssigned()],
      on: '2020-02-03',
      outcome: 'AssignmentEnded',
    },
    { title: 'before it began', given: [girl(), workerAssigned()], on: '2020-02-02', outcome: 'DATE_ORDER' },
    {
      title: 'before it was handed over',
      given: [girl(), workerAssigned(), handedOver],
      on: '2020-02-09',
      outcome: 'DATE_ORDER',
    },
    { title: 'once more', given: [girl(), workerAssigned(), ended], on: '2020-02-20', outcome: '' },
    {
      title: 'once more, on another day',
      given: [girl(), workerAssigned(), ended],
      on: '2020-02-21',
      outcome: 'ASSIGNMENT_ENDED',
    },
    { title: 'though it never began', given: [girl()], on: '2020-02-03', outcome: 'NOTHING_HERE' },
  ])('$title', ({ given, on, outcome }) => {
    expect(outcomeOf(journey(...given).when('EndAssignment', { assignmentId: 'one', on }))).toBe(outcome);
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
