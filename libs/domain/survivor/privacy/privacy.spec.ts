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

  it.each<{ title: string; given: Facts; by?: Partial<Actor>; on?: string; outcome: string }>([
    {
      title: 'is approved by a supervisor',
      given: [...known, erasureRequested()],
      on: '2020-05-01',
      outcome: 'ErasureApproved',
    },
    {
      title: 'is approved of a closed case',
      given: [...known, erasureRequested(), closed()],
      on: '2020-05-01',
      outcome: 'ErasureApproved',
    },
    {
      title: 'is not approved before the request',
      given: [...known, erasureRequested()],
      on: '2020-04-30',
      outcome: 'DATE_ORDER',
    },
    {
      title: 'is not approved by a case worker',
      given: [...known, erasureRequested()],
      by: { id: 'bopha' },
      outcome: 'APPROVER_ROLE_REQUIRED',
    },
    {
      title: 'is not approved by the person who requested it',
      given: [...known, erasureRequested({}, supervisor)],
      outcome: 'APPROVER_IS_AUTHOR',
    },
    { title: 'is not approved without a request', given: [...known], outcome: 'ERASURE_NOT_REQUESTED' },
    {
      title: 'is not approved when it was withdrawn',
      given: [...known, erasureRequested(), erasureWithdrawn()],
      on: '2020-05-04',
      outcome: 'ERASURE_NOT_REQUESTED',
    },
    { title: 'is approved once', given: [...approved], by: makara, outcome: '' },
  ])('$title', ({ given, by = supervisor, on = '2020-05-02', outcome }) => {
    expect(outcomeOf(journey(...given).when('ApproveErasure', { ...approve, on }, { by }))).toBe(outcome);
  });

  it.each<{ title: string; given: Facts; by: Partial<Actor>; outcome: string }>([
    {
      title: 'is withdrawn by the person who requested it',
      given: [...known, erasureRequested()],
      by: {},
      outcome: 'ErasureWithdrawn',
    },
    { title: 'is withdrawn once', given: [...known, erasureRequested(), erasureWithdrawn()], by: {}, outcome: '' },
    { title: 'is not withdrawn without a request', given: [...known], by: {}, outcome: 'ERASURE_NOT_REQUESTED' },
    {
      title: 'is withdrawn after the approval by a supervisor',
      given: [...approved],
      by: makara,
      outcome: 'ErasureWithdrawn',
    },
    {
      title: 'is not withdrawn after the approval by a case worker',
      given: [...approved],
      by: {},
      outcome: 'APPROVER_ROLE_REQUIRED',
    },
    { title: 'is not withdrawn once it has begun', given: [...begun], by: makara, outcome: 'ERASURE_UNDER_WAY' },
    { title: 'is not withdrawn when it is done', given: [...gone], by: makara, outcome: 'SUBJECT_ERASED' },
  ])('$title', ({ given, by, outcome }) => {
    expect(outcomeOf(journey(...given).when('WithdrawErasure', withdraw, { by }))).toBe(outcome);
  });

  it.each<{ title: string; given: Facts; begins: string; recorded: string }>([
    {
      title: 'begins and is recorded after the approval',
      given: [...approved],
      begins: 'ErasureBegun',
      recorded: 'NOT_FOUND',
    },
    { title: 'begins once, and is then recorded', given: [...begun], begins: '', recorded: 'PersonalDataErased' },
    { title: 'is recorded once', given: [...gone], begins: '', recorded: '' },
    {
      title: 'neither begins nor is recorded before it is approved',
      given: [...known, erasureRequested()],
      begins: 'ERASURE_NOT_REQUESTED',
      recorded: 'ERASURE_NOT_REQUESTED',
    },
    {
      title: 'neither begins nor is recorded after it was withdrawn',
      given: [...approved, erasureWithdrawn()],
      begins: 'ERASURE_NOT_REQUESTED',
      recorded: 'ERASURE_NOT_REQUESTED',
    },
  ])('$title', ({ given: facts, begins, recorded }) => {
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
