import {
  consented,
  duplicateNoted,
  entered,
  erasureApproved,
  erasureRequested,
  erasureWithdrawn,
  girl,
  held,
  identified,
  inCourt,
  journey,
  lifted,
  outOfCourt,
  outcomeOf,
  restricted,
  supervisor,
} from '../testing.js';
import { DEFAULT_SETTINGS } from '#settings';
import { tasksOf } from '../tasks/due.rules.js';

type Facts = Parameters<typeof journey>;

const known = [girl(), consented(), identified(), entered()] as const;
const lawyer = { id: 'veasna', role: 'LEGAL_OFFICER' };
const heldElsewhere = duplicateNoted({ held: true });
const releasedElsewhere = duplicateNoted({ held: false });
const unlinked = duplicateNoted({ linked: false, held: false });

const approve = { requestId: 'request', on: '2020-06-02', inCareReason: 'SurvivorInsists' } as const;
const place = { holdId: 'hold', reason: 'CourtOrder', on: '2020-04-01' } as const;

/** What holds the record, and what ends the hold. */
const HOLDS: readonly [string, Facts[number], Facts[number]][] = [
  ['a prosecution', inCourt(), outOfCourt()],
  ['a legal hold', held(), lifted()],
  ['a hold of a duplicate', heldElsewhere, releasedElsewhere],
  ['a duplicate that is one no more', heldElsewhere, unlinked],
];

describe.each(HOLDS)('%s (rule 11)', (_, hold, end) => {
  it('holds an erasure until it ends', () => {
    const approved = (...facts: Facts) =>
      outcomeOf(journey(...known, ...facts).when('ApproveErasure', approve, { by: supervisor }));
    expect([approved(hold, erasureRequested()), approved(erasureRequested(), hold)]).toEqual([
      'LEGAL_HOLD',
      'LEGAL_HOLD',
    ]);
    expect(approved(hold, erasureRequested(), end)).toBe('ErasureApproved');
  });

  it('keeps the data for the court in the meantime, from the request on', () => {
    const requested = (...facts: Facts) =>
      outcomeOf(
        journey(...known, ...facts).when('RequestErasure', {
          requestId: 'request',
          on: '2020-05-01',
          askedBy: 'Survivor',
        }),
      );
    expect(requested(hold)).toBe('ErasureRequested,ProcessingRestricted');
    expect(requested(hold, end)).toBe('ErasureRequested');

    const changed = (...facts: Facts) =>
      outcomeOf(
        journey(...known, ...facts).when('RecordHouseholdMember', {
          memberId: 'aunt',
          relation: 'AuntOrUncle',
          safe: 'Yes',
        }),
      );
    expect(changed(hold, erasureRequested(), restricted())).toBe('PROCESSING_RESTRICTED');
    expect(changed(erasureRequested(), hold)).toBe('PROCESSING_RESTRICTED');
    expect(changed(hold)).toBe('HouseholdMemberRecorded');
    expect(changed(hold, erasureRequested(), restricted(), end)).toBe('HouseholdMemberRecorded');
    expect(changed(hold, erasureRequested(), restricted(), erasureWithdrawn())).toBe('HouseholdMemberRecorded');
  });

  it('does not withhold services (rule 9)', () => {
    const service = { type: 'Tutoring', provider: 'Partner school', from: '2020-06-03' } as const;
    const planned = journey(...known, hold, erasureRequested(), restricted()).when('PlanService', service);
    expect(outcomeOf(planned)).toBe('ServicePlanned');
  });

  it('makes the approval due when it ends', () => {
    const at = '2020-06-10T03:00:00.000Z';
    const due = (...facts: Facts) =>
      tasksOf(journey(...known, ...facts).state().tasks, DEFAULT_SETTINGS, '2020-06-20').filter(
        ({ kind }) => kind === 'ErasureApproval',
      );
    const asked = { ...erasureRequested(), at: '2020-05-01T03:00:00.000Z' };
    expect(due(hold, asked)).toEqual([]);
    expect(due(hold, asked, { ...end, at })).toMatchObject([
      { ref: 'request', since: '2020-06-10', dueOn: '2020-06-13' },
    ]);
    expect(due(asked)).toMatchObject([{ since: '2020-05-01' }]);
    expect(due(asked, erasureWithdrawn())).toEqual([]);
  });
});

describe('an erasure after a verdict (rule 11)', () => {
  const duplicate = { type: 'PersonLinked', data: { keptSurvivorId: 'kept' } } as const;
  const follow = { requestId: 'request', on: '2020-06-02', keptSurvivorId: 'kept', duplicates: ['duplicate'] };

  it.each<{ title: string; end: Facts[number]; today: string; appealWithinDays?: number; outcome: string }>([
    { title: 'waits while an appeal is possible', end: outOfCourt(), today: '2020-07-01', outcome: 'LEGAL_HOLD' },
    {
      title: 'waits after an acquittal, too',
      end: outOfCourt({ outcome: 'Acquitted' }),
      today: '2020-07-01',
      outcome: 'LEGAL_HOLD',
    },
    { title: 'is approved on the day after', end: outOfCourt(), today: '2020-07-02', outcome: 'ErasureApproved' },
    {
      title: 'is approved when the organisation decides on a shorter time',
      end: outOfCourt(),
      today: '2020-06-04',
      appealWithinDays: 2,
      outcome: 'ErasureApproved',
    },
    {
      title: 'does not wait without a verdict',
      end: outOfCourt({ outcome: 'Discontinued' }),
      today: '2020-06-02',
      outcome: 'ErasureApproved',
    },
  ])('$title → $outcome', ({ end, today, appealWithinDays = 30, outcome }) => {
    const sent = { by: supervisor, now: `${today}T03:00:00.000Z`, settings: { appealWithinDays } };
    const given = journey(...known, inCourt(), erasureRequested(), end);
    expect(outcomeOf(given.when('ApproveErasure', approve, sent))).toBe(outcome);
    const linked = journey(...known, inCourt(), duplicate, end);
    expect(outcomeOf(linked.when('FollowErasure', follow, sent))).toBe(outcome);
  });

  it.each<[string, string, string]>([
    ['waits while an appeal is possible in a case of a duplicate', '2020-07-01', 'LEGAL_HOLD'],
    ['is approved on the day after that time has ended for the duplicate', '2020-07-02', 'ErasureApproved'],
  ])('%s', (_, today, outcome) => {
    const given = journey(...known, duplicateNoted({ verdictOn: '2020-06-01' }), erasureRequested());
    const sent = { by: supervisor, now: `${today}T03:00:00.000Z`, settings: { appealWithinDays: 30 } };
    expect(outcomeOf(given.when('ApproveErasure', approve, sent))).toBe(outcome);
  });
});

describe('a legal hold', () => {
  it.each<[string, Facts, string]>([
    ['is placed', [...known], 'LegalHoldPlaced'],
    ['is placed once', [...known, held()], ''],
    ['is not placed under the id of another', [...known, held({ reason: 'Appeal' })], 'ID_USED'],
    [
      'restricts an erasure that is not approved',
      [...known, erasureRequested()],
      'LegalHoldPlaced,ProcessingRestricted',
    ],
    ['restricts it once', [...known, held({ holdId: 'other' }), erasureRequested(), restricted()], 'LegalHoldPlaced'],
    [
      'comes too late for one that was approved',
      [...known, erasureRequested(), erasureApproved()],
      'ERASURE_UNDER_WAY',
    ],
    [
      'is in time when that is withdrawn',
      [...known, erasureRequested(), erasureApproved(), erasureWithdrawn()],
      'LegalHoldPlaced',
    ],
  ])('%s', (_, facts, outcome) => {
    expect(outcomeOf(journey(...facts).when('PlaceLegalHold', place, { by: lawyer }))).toBe(outcome);
  });

  it.each<{ title: string; given: Facts; on: string; outcome: string }>([
    { title: 'is lifted', given: [...known, held()], on: '2020-06-01', outcome: 'LegalHoldLifted' },
    { title: 'is lifted once', given: [...known, held(), lifted()], on: '2020-06-01', outcome: '' },
    {
      title: 'is not lifted again on another day',
      given: [...known, held(), lifted()],
      on: '2020-06-02',
      outcome: 'NOTHING_HERE',
    },
    {
      title: 'is not lifted on two days',
      given: [...known, held(), lifted(), held({ holdId: 'other' })],
      on: '2020-06-02',
      outcome: 'ID_USED',
    },
    { title: 'is not lifted before it was placed', given: [...known, held()], on: '2020-03-31', outcome: 'DATE_ORDER' },
    { title: 'is not lifted when there is none', given: [...known], on: '2020-06-01', outcome: 'NOTHING_HERE' },
  ])('$title', ({ given, on, outcome }) => {
    expect(outcomeOf(journey(...given).when('LiftLegalHold', { holdId: 'hold', on }, { by: lawyer }))).toBe(outcome);
  });
});

describe('a person who ends a hold', () => {
  const dara = { id: 'dara', role: 'SUPERVISOR' };
  const makara = { id: 'makara', role: 'SUPERVISOR' };
  const lift = { holdId: 'hold', on: '2020-06-01' };

  it('cannot be the one who requested the erasure', () => {
    const given = journey(...known, held({}, lawyer), erasureRequested({}, dara), restricted());
    expect(given.when('LiftLegalHold', lift, { by: dara })).toBe('APPROVER_IS_AUTHOR');
    expect(outcomeOf(given.when('LiftLegalHold', lift, { by: lawyer }))).toBe('LegalHoldLifted,RestrictionLifted');
    expect(outcomeOf(given.when('LiftLegalHold', lift, { by: makara }))).toBe('LegalHoldLifted,RestrictionLifted');
  });

  it('cannot approve the erasure, whether it was requested before or after', () => {
    const approveErasure = (by: typeof dara, ...facts: Facts) =>
      outcomeOf(journey(...known, held(), ...facts).when('ApproveErasure', approve, { by }));
    for (const facts of [
      [erasureRequested(), lifted({}, dara)],
      [lifted({}, dara), erasureRequested()],
    ]) {
      expect(approveErasure(dara, ...facts)).toBe('APPROVER_IS_AUTHOR');
      expect(approveErasure(makara, ...facts)).toBe('ErasureApproved');
    }
  });
});

describe('a prosecution', () => {
  const open = { prosecutionId: 'one', on: '2020-05-04', court: 'Siem Reap', article: '15', role: 'Witness' } as const;

  it.each<[string, Facts, string]>([
    ['is opened while an erasure waits for its approval', [...known, erasureRequested()], 'ProsecutionOpened'],
    [
      'comes too late for one that was approved',
      [...known, erasureRequested(), erasureApproved()],
      'ERASURE_UNDER_WAY',
    ],
  ])('%s', (_, facts, outcome) => {
    expect(outcomeOf(journey(...facts).when('OpenProsecution', open, { by: lawyer }))).toBe(outcome);
  });
});
