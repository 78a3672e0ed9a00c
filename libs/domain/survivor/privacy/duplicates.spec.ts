import type { EventMap, EventOf } from '#kernel/decider';
import {
  consented,
  duplicateNoted,
  entered,
  erased,
  erasureApproved,
  erasureBegun,
  erasureRequested,
  girl,
  held,
  identified,
  inCourt,
  journey,
  lifted,
  outOfCourt,
  outcomeOf,
  supervisor,
} from '../testing.js';
import { privacyPolicy } from './privacy.policy.js';

type Facts = Parameters<typeof journey>;

const linked = { type: 'PersonLinked', data: { keptSurvivorId: 'kept' } } as const;
const unlinked = { type: 'PersonUnlinked', data: { keptSurvivorId: 'kept' } } as const;

const thirdHeld = duplicateNoted({ duplicateSurvivorId: 'third', held: true });
/** The commands of the policy after the last of these facts of one record. */
const asksOf = (id: string, ...facts: Facts) => {
  const last = facts.at(-1)! as EventOf<EventMap>;
  const [before, after] = [facts.slice(0, -1), facts].map((told) => journey(...told).state());
  return (privacyPolicy.on[last.type]?.(last.data as never, id, after as never, before as never) ?? []).map(
    ({ name, id: of, command }) => [of, name, command],
  );
};
const notedWith = (input: object) => ['kept', 'NoteDuplicate', { duplicateSurvivorId: 'duplicate', ...input }];
/** Linked by Sokha, like every fact here. */
const duplicateFact = (isLinked: boolean, isHeld: boolean, involved = isLinked || isHeld ? ['sokha'] : []) =>
  notedWith({ linked: isLinked, held: isHeld, ...(isLinked && { duplicates: [] }), involved });

describe('the holds of a duplicate (rule 17)', () => {
  it.each<[string, Facts, unknown[]]>([
    ['are reported when it is linked', [girl(), held(), linked], [duplicateFact(true, true)]],
    ['are reported when there are none', [girl(), linked], [duplicateFact(true, false)]],
    ['are reported when one is a prosecution', [girl(), consented(), inCourt(), linked], [duplicateFact(true, true)]],
    ['are reported when one is lifted', [girl(), held(), linked, lifted()], [duplicateFact(true, false)]],
    [
      'are reported when the prosecution is concluded',
      [girl(), consented(), inCourt(), linked, outOfCourt()],
      [notedWith({ linked: true, held: false, duplicates: [], involved: ['sokha'], verdictOn: '2020-06-01' })],
    ],
    [
      'are reported of a duplicate of the duplicate, with the day of its verdict',
      [girl(), linked, duplicateNoted({ duplicateSurvivorId: 'third', verdictOn: '2020-06-01' })],
      [notedWith({ linked: true, held: false, duplicates: ['third'], involved: ['sokha'], verdictOn: '2020-06-01' })],
    ],
    [
      'are reported with the aftercare in it',
      [girl(), consented(), identified(), entered(), linked],
      [notedWith({ linked: true, held: false, duplicates: [], involved: ['sokha'], inCare: true })],
    ],
    [
      'are reported with the aftercare in a duplicate of the duplicate',
      [girl(), linked, duplicateNoted({ duplicateSurvivorId: 'third', inCare: true })],
      [notedWith({ linked: true, held: false, duplicates: ['third'], involved: ['sokha'], inCare: true })],
    ],
    [
      'are reported of a duplicate of the duplicate, with the person who linked it',
      [girl(), linked, duplicateNoted({ duplicateSurvivorId: 'third', held: true, involved: ['makara'] })],
      [notedWith({ linked: true, held: true, duplicates: ['third'], involved: ['makara', 'sokha'] })],
    ],
    [
      'are reported with the people who lifted one and made the link',
      [girl(), held(), { ...linked, by: supervisor }, lifted({}, { id: 'veasna' })],
      [duplicateFact(true, false, ['dara', 'veasna'])],
    ],
    [
      'are withdrawn when it is unlinked, with the person who unlinked it',
      [girl(), held(), linked, { ...unlinked, by: supervisor }],
      [duplicateFact(false, false, ['dara'])],
    ],
    [
      'are withdrawn when it is unlinked after a verdict, with the person who unlinked it',
      [girl(), consented(), inCourt(), linked, outOfCourt(), { ...unlinked, by: supervisor }],
      [duplicateFact(false, false, ['dara'])],
    ],
    ['are withdrawn without a person when there were none', [girl(), linked, unlinked], [duplicateFact(false, false)]],
    ['are not reported before the link', [girl(), held(), lifted()], []],
    ['are not reported again by an entry that changes none', [girl(), linked, thirdHeld, thirdHeld], []],
  ])('%s', (_, facts, asks) => {
    expect(asksOf('duplicate', ...facts)).toEqual(asks);
  });

  it('are noted in the kept record, once', () => {
    const command = { duplicateSurvivorId: 'duplicate', linked: true, held: true };
    const told = (...facts: Facts) => outcomeOf(journey(girl(), ...facts).when('NoteDuplicate', command));
    expect([
      told(),
      told(duplicateNoted({ held: true })),
      told(duplicateNoted({ held: false })),
      told(duplicateNoted({ held: true, duplicates: ['third'] })),
      told(duplicateNoted({ held: true, involved: ['makara'] })),
    ]).toEqual(['DuplicateNoted', '', 'DuplicateNoted', 'DuplicateNoted', 'DuplicateNoted']);
  });

  it('can end while it is linked, and none can be placed there', () => {
    const given = journey(girl(), held(), linked);
    expect(outcomeOf(given.when('LiftLegalHold', { holdId: 'hold', on: '2020-06-01' }))).toBe('LegalHoldLifted');
    expect(given.when('PlaceLegalHold', { reason: 'Appeal', on: '2020-06-01' })).toBe('LINKED_ELSEWHERE');
  });
});

const FOLLOWED = { requestId: 'request', on: '2020-05-02', keptSurvivorId: 'kept' };
const follow = ['duplicate', 'FollowErasure', { ...FOLLOWED, duplicates: ['duplicate'] }];
const begun = [erasureRequested(), erasureApproved(), erasureBegun()] as const;

describe('an erasure of the kept record (rule 17)', () => {
  it.each<[string, Facts, unknown[]]>([
    ['is followed by its duplicates when it begins', [girl(), duplicateNoted(), ...begun], [follow]],
    ['is not followed by one that is linked later', [girl(), ...begun, erased(), duplicateNoted()], []],
    [
      'is not followed by one that is linked after the request',
      [girl(), erasureRequested(), duplicateNoted(), erasureApproved(), erasureBegun()],
      [],
    ],
    [
      'is not followed by one that is linked again after the request',
      [
        girl(),
        duplicateNoted(),
        erasureRequested(),
        duplicateNoted({ linked: false }),
        duplicateNoted(),
        ...begun.slice(1),
      ],
      [],
    ],
    [
      'is followed by one that was held then, when that has ended',
      [girl(), duplicateNoted({ held: true }), ...begun, duplicateNoted()],
      [follow],
    ],
    [
      'is followed from one to the next, for all that it was approved for',
      [girl(), linked, duplicateNoted(), erasureApproved({ ...FOLLOWED, duplicates: ['duplicate'] }), erasureBegun()],
      [follow],
    ],
    [
      'is not followed from one to the next by what it was not approved for',
      [girl(), linked, duplicateNoted(), erasureApproved({ ...FOLLOWED, duplicates: ['other'] }), erasureBegun()],
      [],
    ],
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
    expect(asksOf('kept', ...facts)).toEqual(asks);
  });

  it.each<[string, Facts, string]>([
    ['is approved there without a request', [girl(), linked], 'ErasureApproved'],
    ['is approved there once', [girl(), linked, erasureApproved(FOLLOWED)], ''],
    ['is not approved where something holds it', [girl(), held(), linked], 'LEGAL_HOLD'],
    ['is not approved where it is no longer a duplicate', [girl(), linked, unlinked], 'NOT_FOUND'],
  ])('%s', (_, facts, outcome) => {
    const command = { ...FOLLOWED, duplicates: ['duplicate'] };
    expect(outcomeOf(journey(...facts).when('FollowErasure', command))).toBe(outcome);
  });

  it('is carried out there like anywhere else', () => {
    const given = [girl(), linked, erasureApproved({ keptSurvivorId: 'kept' })] as const;
    expect(outcomeOf(journey(...given).when('BeginErasure', { requestId: 'request' }))).toBe('ErasureBegun');
  });

  it('does not begin while an appeal is possible in a duplicate that was linked after the approval', () => {
    const given = [girl(), erasureRequested(), erasureApproved(), duplicateNoted({ verdictOn: '2020-06-01' })] as const;
    const begin = (day: string) =>
      outcomeOf(
        journey(...given).when('BeginErasure', { requestId: 'request' }, { now: `${day}T03:00:00.000Z` } as never),
      );
    expect([begin('2020-07-01'), begin('2020-07-02')]).toEqual(['LEGAL_HOLD', 'ErasureBegun']);
  });

  it('does not begin while a hold is in force that came through a duplicate after the approval', () => {
    const given = [girl(), erasureRequested(), erasureApproved(), duplicateNoted({ held: true })] as const;
    const begin = (...facts: Facts) => outcomeOf(journey(...facts).when('BeginErasure', { requestId: 'request' }));
    expect(begin(...given)).toBe('LEGAL_HOLD');
    expect(begin(...given, duplicateNoted({ held: false }))).toBe('ErasureBegun');
  });

  it('is requested and approved with the known duplicates and with theirs', () => {
    const known = [girl(), duplicateNoted(), duplicateNoted({ duplicateSurvivorId: 'second', duplicates: ['third'] })];
    const request = { requestId: 'request', on: '2020-05-01', askedBy: 'Survivor' } as const;
    const duplicates = ['duplicate', 'second', 'third'];
    expect(journey(...known).when('RequestErasure', request)).toMatchObject([{ data: { duplicates } }]);
    const asked = erasureRequested({ duplicates });
    expect(outcomeOf(journey(...known, asked).when('RequestErasure', request))).toBe('');
    const approved = (...facts: Facts) =>
      journey(...known, asked, ...facts).when(
        'ApproveErasure',
        { requestId: 'request', on: '2020-05-02' },
        { by: supervisor },
      );
    expect(approved()).toMatchObject([{ data: { duplicates } }]);
    const fewer = [duplicateNoted({ duplicateSurvivorId: 'second' }), duplicateNoted({ duplicateSurvivorId: 'late' })];
    expect(approved(...fewer)).toMatchObject([{ data: { duplicates: ['duplicate', 'second'] } }]);
  });

  it('is not approved by a person who linked a duplicate or ended its hold', () => {
    const approved = (...facts: Facts) => {
      const command = { requestId: 'request', on: '2020-05-02' };
      return outcomeOf(journey(girl(), ...facts).when('ApproveErasure', command, { by: supervisor }));
    };
    const byDara = { involved: ['dara'] };
    expect([
      approved(duplicateNoted(byDara), erasureRequested()),
      approved(duplicateNoted({ held: true }), erasureRequested(), duplicateNoted(byDara)),
      approved(duplicateNoted({ held: true }), erasureRequested(), duplicateNoted({ linked: false, ...byDara })),
      approved(duplicateNoted(byDara), duplicateNoted({ linked: false }), erasureRequested()),
      approved(duplicateNoted({ involved: ['makara'] }), erasureRequested()),
    ]).toEqual([...Array(3).fill('APPROVER_IS_AUTHOR'), 'ErasureApproved', 'ErasureApproved']);
  });

  it('is requested in the kept record, before or after a link, and not while the request is pending', () => {
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
