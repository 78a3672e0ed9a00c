import type { Actor } from '#kernel/decider';
import {
  closed,
  consented,
  entered,
  erased,
  erasureApproved,
  erasureBegun,
  erasureRequested,
  erasureWithdrawn,
  girl,
  identified,
  journey,
  outcomeOf,
  supervisor,
} from '../testing.js';
import { survivor } from '../survivor.js';

type Facts = Parameters<typeof journey>;

const known = [girl(), consented(), identified(), entered()] as const;
const request = { requestId: 'request', on: '2020-05-01', askedBy: 'Survivor' } as const;
const approve = { requestId: 'request', on: '2020-05-02', inCareReason: 'SurvivorInsists' } as const;
const withdraw = { requestId: 'request', on: '2020-05-03' };
const record = { requestId: 'request', classes: ['identity'], keyIds: ['one'] } as const;
const policy = { id: 'eraser', role: 'POLICY' };
const makara: Partial<Actor> = { id: 'makara', role: 'SUPERVISOR' };

const approved = [...known, erasureRequested(), erasureApproved()] as const;
const begun = [...approved, erasureBegun()] as const;
const gone = [...begun, erased()] as const;

describe('an erasure (rule 16)', () => {
  it.each<[string, Facts, string]>([
    ['is requested', [...known], 'ErasureRequested'],
    ['is requested when the case is closed', [...known, closed()], 'ErasureRequested'],
    ['is requested once', [...known, erasureRequested()], ''],
    ['is not requested a second time', [...known, erasureRequested({ requestId: 'first' })], 'ERASURE_UNDER_WAY'],
    [
      'is requested again after a withdrawal',
      [...known, erasureRequested({ requestId: 'first' }), erasureWithdrawn()],
      'ErasureRequested',
    ],
    ['is not requested without a record', [] as never, 'NOT_FOUND'],
  ])('%s', (_, facts, outcome) => {
    expect(outcomeOf(journey(...facts).when('RequestErasure', request))).toBe(outcome);
  });

  it('is requested under the id of the command when none is given', () => {
    const { requestId: _, ...unnamed } = request;
    expect(journey(...known).when('RequestErasure', unnamed)).toMatchObject([{ data: { requestId: 'the-command' } }]);
  });

  it.each<[string, Facts, { by?: Partial<Actor>; on?: string }, string]>([
    ['is approved by a supervisor', [...known, erasureRequested()], { on: '2020-05-01' }, 'ErasureApproved'],
    ['is approved of a closed case', [...known, erasureRequested(), closed()], { on: '2020-05-01' }, 'ErasureApproved'],
    ['is not approved before the request', [...known, erasureRequested()], { on: '2020-04-30' }, 'DATE_ORDER'],
    [
      'is not approved by a case worker',
      [...known, erasureRequested()],
      { by: { id: 'bopha' } },
      'APPROVER_ROLE_REQUIRED',
    ],
    [
      'is not approved by the person who requested it',
      [...known, erasureRequested({}, supervisor)],
      {},
      'APPROVER_IS_AUTHOR',
    ],
    ['is not approved without a request', [...known], {}, 'ERASURE_NOT_REQUESTED'],
    [
      'is not approved when it was withdrawn',
      [...known, erasureRequested(), erasureWithdrawn()],
      { on: '2020-05-04' },
      'ERASURE_NOT_REQUESTED',
    ],
    ['is approved once', [...approved], { by: makara }, ''],
  ])('%s', (_, facts, { by = supervisor, on = '2020-05-02' }, outcome) => {
    expect(outcomeOf(journey(...facts).when('ApproveErasure', { ...approve, on }, { by }))).toBe(outcome);
  });

  it.each<[string, Facts, Partial<Actor>, string]>([
    ['is withdrawn by the person who requested it', [...known, erasureRequested()], {}, 'ErasureWithdrawn'],
    ['is withdrawn once', [...known, erasureRequested(), erasureWithdrawn()], {}, ''],
    ['is not withdrawn without a request', [...known], {}, 'ERASURE_NOT_REQUESTED'],
    ['is withdrawn after the approval by a supervisor', [...approved], makara, 'ErasureWithdrawn'],
    ['is not withdrawn after the approval by a case worker', [...approved], {}, 'APPROVER_ROLE_REQUIRED'],
    ['is not withdrawn once it has begun', [...begun], makara, 'ERASURE_UNDER_WAY'],
    ['is not withdrawn when it is done', [...gone], makara, 'SUBJECT_ERASED'],
  ])('%s', (_, facts, by, outcome) => {
    expect(outcomeOf(journey(...facts).when('WithdrawErasure', withdraw, { by }))).toBe(outcome);
  });

  it.each<[string, Facts, string, string]>([
    ['begins and is recorded after the approval', [...approved], 'ErasureBegun', 'NOT_FOUND'],
    ['begins once, and is then recorded', [...begun], '', 'PersonalDataErased'],
    ['is recorded once', [...gone], '', ''],
    [
      'neither begins nor is recorded before it is approved',
      [...known, erasureRequested()],
      'ERASURE_NOT_REQUESTED',
      'ERASURE_NOT_REQUESTED',
    ],
    [
      'neither begins nor is recorded after it was withdrawn',
      [...approved, erasureWithdrawn()],
      'ERASURE_NOT_REQUESTED',
      'ERASURE_NOT_REQUESTED',
    ],
  ])('%s', (_, facts, begins, recorded) => {
    const given = journey(...facts);
    const asked = { requestId: 'request' };
    expect([
      outcomeOf(given.when('BeginErasure', asked, { by: policy })),
      outcomeOf(given.when('RecordErasure', record, { by: policy })),
    ]).toEqual([begins, recorded]);
  });
});

const EVERY = Object.keys(survivor.decide) as (keyof typeof survivor.decide)[];

/** Which commands reach their own rules, whatever those decide. */
const letThrough = (facts: Facts, code: string) =>
  EVERY.filter((name) => {
    try {
      return journey(...facts).when(name, {} as never, { by: supervisor }) !== code;
    } catch {
      return true; // its own rules read fields that are missing
    }
  });

const POLICIES = [
  'AddOffice',
  'AmendConclusion',
  'BeginErasure',
  'ConcludeProsecution',
  'FollowErasure',
  'FollowReassignment',
  'FollowRelativeLink',
  'FollowRelativeUnlink',
  'NoteDuplicate',
  'NoteHearing',
  'RecordErasure',
  'SettleRestriction',
];

describe('nothing new is recorded about a survivor', () => {
  it('from the approval on, except what completes or withdraws the erasure', () => {
    expect(letThrough([...approved], 'ERASURE_UNDER_WAY').toSorted()).toEqual(
      [...POLICIES, 'ApproveErasure', 'WithdrawErasure'].toSorted(),
    );
  });

  it('after the erasure, except links, the end of an assignment, and what policies bring', () => {
    expect(letThrough([...gone], 'SUBJECT_ERASED').toSorted()).toEqual(
      [...POLICIES, 'EndAssignment', 'LinkPerson', 'UnlinkPerson'].toSorted(),
    );
  });

  it('not even as an event against a rule', () => {
    const irregular = { code: 'SUBJECT_ERASED', explanation: 'The survivor returned.' };
    const visit = { on: '2020-06-01', mode: 'HomeVisit', retraffickingIndicators: [], irregular } as const;
    expect(journey(...gone).when('CompleteFollowUp', visit as never, { by: supervisor })).toBe('SUBJECT_ERASED');
  });
});

describe('the record after the erasure', () => {
  it('has no open task', () => {
    expect(journey(...known).state().tasks.open).not.toEqual([]);
    expect(journey(...gone).state().tasks.open).toEqual([]);
  });

  it('cannot be restored by a correction, and its request cannot be struck out', () => {
    const given = journey(...known, erasureRequested());
    const asked = { eventId: 'event-4', reason: 'It was an error.' };
    expect(given.when('StrikeOutEntry', asked, { by: makara })).toBe('NOT_CORRECTABLE');
    expect(journey(...gone).when('StrikeOutEntry', asked, { by: makara })).toBe('SUBJECT_ERASED');
  });
});
