import type { EventMap, EventOf } from '#decider';
import {
  consented,
  duplicateNoted,
  erased,
  erasureApproved,
  erasureBegun,
  erasureRequested,
  girl,
  held,
  journey,
  lifted,
  outcomeOf,
  supervisor,
} from '../testing.js';
import { privacyPolicy } from './privacy.policy.js';

type Facts = Parameters<typeof journey>;

const linked = { type: 'PersonLinked', data: { keptSurvivorId: 'kept' } } as const;
const unlinked = { type: 'PersonUnlinked', data: { keptSurvivorId: 'kept' } } as const;
const inCourt = {
  type: 'ProsecutionOpened',
  data: { prosecutionId: 'one', on: '2020-03-09', court: 'Siem Reap', article: '15', role: 'Witness' },
} as const;
const outOfCourt = {
  type: 'ProsecutionConcluded',
  data: { prosecutionId: 'one', outcome: 'Convicted', on: '2020-06-01' },
} as const;

/** What the policy asks after the last of these facts of one record. */
const asked = (id: string, ...facts: Facts) => {
  const last = facts.at(-1)! as EventOf<EventMap>;
  const [before, after] = [facts.slice(0, -1), facts].map((told) => journey(...told).state());
  return (privacyPolicy.on[last.type]?.(last.data as never, id, after as never, before as never) ?? []).map(
    ({ name, id: of, command }) => [of, name, command],
  );
};
const noted = (isLinked: boolean, isHeld: boolean) => [
  'kept',
  'NoteDuplicate',
  { duplicateSurvivorId: 'duplicate', linked: isLinked, held: isHeld },
];

describe('what holds a duplicate (rule 17)', () => {
  it.each<[string, Facts, unknown[]]>([
    ['is told when it is linked', [girl(), held(), linked], [noted(true, true)]],
    ['is told when there is nothing', [girl(), linked], [noted(true, false)]],
    ['is told when it is a prosecution', [girl(), consented(), inCourt, linked], [noted(true, true)]],
    ['is told when it is lifted', [girl(), held(), linked, lifted()], [noted(true, false)]],
    ['is told when the court has spoken', [girl(), consented(), inCourt, linked, outOfCourt], [noted(true, false)]],
    ['is told of a duplicate of the duplicate', [girl(), linked, duplicateNoted({ held: true })], [noted(true, true)]],
    ['is told no more once it is unlinked', [girl(), held(), linked, unlinked], [noted(false, false)]],
    ['is nobody’s business before that', [girl(), held(), lifted()], []],
  ])('%s', (_, facts, asks) => {
    expect(asked('duplicate', ...facts)).toEqual(asks);
  });

  it('is noted in the record that is kept, once', () => {
    const command = { duplicateSurvivorId: 'duplicate', linked: true, held: true };
    const told = (...facts: Facts) => outcomeOf(journey(girl(), ...facts).when('NoteDuplicate', command));
    expect([told(), told(duplicateNoted({ held: true })), told(duplicateNoted({ held: false }))]).toEqual([
      'DuplicateNoted',
      '',
      'DuplicateNoted',
    ]);
  });

  it('can end while it is linked, and none is placed there', () => {
    const given = journey(girl(), held(), linked);
    expect(outcomeOf(given.when('LiftLegalHold', { holdId: 'hold', on: '2020-06-01' }))).toBe('LegalHoldLifted');
    expect(given.when('PlaceLegalHold', { reason: 'Appeal', on: '2020-06-01' })).toBe('LINKED_ELSEWHERE');
  });
});

const follow = ['duplicate', 'FollowErasure', { requestId: 'request', on: '2020-05-02', keptSurvivorId: 'kept' }];
const begun = [erasureRequested(), erasureApproved(), erasureBegun()] as const;

describe('an erasure of the record that is kept (rule 17)', () => {
  it.each<[string, Facts, unknown[]]>([
    ['is followed by its duplicates when it begins', [girl(), duplicateNoted(), ...begun], [follow]],
    ['is followed by one that is linked later', [girl(), ...begun, erased(), duplicateNoted()], [follow]],
    [
      'is not followed while it can be withdrawn',
      [girl(), erasureRequested(), erasureApproved(), duplicateNoted()],
      [],
    ],
    [
      'is not followed by one that is none any more',
      [girl(), duplicateNoted(), ...begun, duplicateNoted({ linked: false })],
      [],
    ],
  ])('%s', (_, facts, asks) => {
    expect(asked('kept', ...facts)).toEqual(asks);
  });

  it.each<[string, Facts, string]>([
    ['is approved there without being asked for again', [girl(), linked], 'ErasureApproved'],
    ['is approved there once', [girl(), linked, erasureApproved({ keptSurvivorId: 'kept' })], ''],
    ['is not approved where something holds it', [girl(), held(), linked], 'LEGAL_HOLD'],
    ['is not approved where it is no duplicate any more', [girl(), linked, unlinked], 'NOT_FOUND'],
  ])('%s', (_, facts, outcome) => {
    const command = { requestId: 'request', on: '2020-05-02', keptSurvivorId: 'kept' };
    expect(outcomeOf(journey(...facts).when('FollowErasure', command))).toBe(outcome);
  });

  it('is carried out there as anywhere', () => {
    const given = [girl(), linked, erasureApproved({ keptSurvivorId: 'kept' })] as const;
    expect(outcomeOf(journey(...given).when('BeginErasure', { requestId: 'request' }))).toBe('ErasureBegun');
  });

  it('is asked for in the record that is kept, and before or after a link, not in between', () => {
    const request = { on: '2020-05-01', askedBy: 'Survivor' } as const;
    const link = { keptSurvivorId: 'kept' };
    expect(journey(girl(), linked).when('RequestErasure', request)).toBe('LINKED_ELSEWHERE');
    const waiting = journey(girl(), erasureRequested());
    expect(waiting.when('LinkPerson', link, { by: supervisor })).toBe('ERASURE_UNDER_WAY');
    expect(outcomeOf(journey(girl(), ...begun, erased()).when('LinkPerson', link, { by: supervisor }))).toBe(
      'PersonLinked',
    );
  });
});
