import {
  consented,
  duplicateNoted,
  erasureRequested,
  girl,
  journey,
  outcomeOf,
  somebody,
  supervisor,
  woman,
} from '../testing.js';
import type { Day } from '#kernel/decider';
import type { PrivacyCommands } from './privacy.decider.js';

type Facts = Parameters<typeof journey>;
type Wish = PrivacyCommands['RequestErasure'];

const unsafe = {
  type: 'HouseholdMemberRecorded',
  data: { memberId: 'member', relation: 'Mother', safe: 'No' },
} as const;
const mother: Wish = { on: '2020-05-01', askedBy: 'Guardian', guardianKin: 'Mother', childAssent: true };
const { guardianKin: _, ...nameless } = mother;
const { childAssent: _asked, ...unasked } = mother;
/** The girl is 17 then. */
const today = { now: '2020-05-01T09:00:00.000Z' };
const asUnrelated: Wish = { ...mother, askedBy: 'AppointedGuardian', guardianKin: 'None' };
const ownWish: Wish = { on: '2020-05-01', askedBy: 'Survivor' };
const safeAgain = { ...unsafe, data: { ...unsafe.data, safe: 'Yes' } } as const;
const boy = (birthDate: string) => girl({ birthDate, birthYear: Number(birthDate.slice(0, 4)) });

describe('an erasure that a guardian wants (rule 16)', () => {
  it.each<[string, Facts, Wish, string]>([
    ['is requested with the assent of the child', [girl(), consented()], mother, 'ErasureRequested'],
    ['says what the guardian is to the child', [girl()], nameless, 'GUARDIAN_KIN_MISSING'],
    [
      'needs no kin of an appointed guardian',
      [girl()],
      { ...nameless, askedBy: 'AppointedGuardian' },
      'ErasureRequested',
    ],
    ['needs the assent of a child of 17', [girl()], unasked, 'CHILD_ASSENT_MISSING'],
    ['needs the assent of a child who turns 12 that day', [boy('2008-05-01')], unasked, 'CHILD_ASSENT_MISSING'],
    ['needs no assent the day before', [boy('2008-05-02')], unasked, 'ErasureRequested'],
    [
      'is not requested against the wish of the child',
      [girl()],
      { ...mother, childAssent: false },
      'CHILD_ASSENT_MISSING',
    ],
    [
      'is not requested by a relative who is a danger to the child',
      [girl(), unsafe],
      mother,
      'GUARDIAN_CONFLICT_OF_INTEREST',
    ],
    ['is requested by another relative', [girl(), unsafe], { ...mother, guardianKin: 'Father' }, 'ErasureRequested'],
    ['is not requested for an adult', [woman()], mother, 'ADULT_CONSENTS_HERSELF'],
    ['is requested by the survivor without any of this', [woman(), unsafe], ownWish, 'ErasureRequested'],
    [
      'is not requested by a relative who is safe again',
      [girl(), unsafe, safeAgain],
      mother,
      'GUARDIAN_CONFLICT_OF_INTEREST',
    ],
    ['is not requested by a child of eleven alone', [boy('2008-05-02')], ownWish, 'GUARDIAN_REQUIRED'],
    ['is requested by a child of twelve alone', [boy('2008-05-01')], ownWish, 'ErasureRequested'],
    ['is requested by a survivor of unknown age', [somebody()], ownWish, 'ErasureRequested'],
    [
      'is requested by an authority for a child of eleven',
      [boy('2008-05-02')],
      { ...ownWish, askedBy: 'Authority' },
      'ErasureRequested',
    ],
    [
      'is not requested by a relative while a duplicate is linked',
      [girl(), duplicateNoted()],
      mother,
      'GUARDIAN_CONFLICT_OF_INTEREST',
    ],
    [
      'is requested by a relative once it is unlinked',
      [girl(), duplicateNoted(), duplicateNoted({ linked: false })],
      mother,
      'ErasureRequested',
    ],
    [
      'is requested by an unrelated guardian in spite of it',
      [girl(), duplicateNoted()],
      asUnrelated,
      'ErasureRequested',
    ],
    ['is requested by the survivor in spite of it', [girl(), duplicateNoted()], ownWish, 'ErasureRequested'],
  ])('%s', (_, facts, wish, outcome) => {
    expect(outcomeOf(journey(...facts).when('RequestErasure', wish, today))).toBe(outcome);
  });

  it('needs the assent from the age that the organisation decides', () => {
    const younger = { ...today, settings: { erasureAssentFromAge: 18 } };
    expect(outcomeOf(journey(girl()).when('RequestErasure', unasked, younger))).toBe('ErasureRequested');
  });

  it.each<[string, Facts[number], Wish, string]>([
    ['a guardian of an adult', girl(), mother, 'ADULT_CONSENTS_HERSELF'],
    ['a guardian of a child who turned 12', boy('2008-05-02'), unasked, 'CHILD_ASSENT_MISSING'],
  ])('is judged by the age of today, and not of the day that is recorded: %s', (_, person, wish, code) => {
    const now = '2020-06-01T09:00:00.000Z';
    expect(journey(person).when('RequestErasure', wish, { now })).toBe(code);
    const approve = { requestId: 'request', on: '2020-05-02' };
    expect(journey(person, erasureRequested(wish)).when('ApproveErasure', approve, { by: supervisor, now })).toBe(code);
  });

  it('is not approved for a young child who asked alone', () => {
    const approve = (by: Day) =>
      outcomeOf(
        journey(boy('2014-05-02'), erasureRequested()).when(
          'ApproveErasure',
          { requestId: 'request', on: '2020-05-01' },
          { by: supervisor, now: `${by}T09:00:00.000Z` },
        ),
      );
    expect([approve('2020-05-02'), approve('2026-05-02')]).toEqual(['GUARDIAN_REQUIRED', 'ErasureApproved']);
  });

  it('is not approved when the guardian was found to be in conflict meanwhile, nor when nobody recorded their kin', () => {
    const approve = (...facts: Facts) =>
      outcomeOf(
        journey(girl(), ...facts).when(
          'ApproveErasure',
          { requestId: 'request', on: '2020-05-02' },
          { by: supervisor, now: '2020-05-02T09:00:00.000Z' },
        ),
      );
    const asked = erasureRequested({ askedBy: 'Guardian', guardianKin: 'Mother', childAssent: true });
    expect(approve(asked)).toBe('ErasureApproved');
    expect(approve(asked, unsafe)).toBe('GUARDIAN_CONFLICT_OF_INTEREST');
    expect(approve(asked, unsafe, safeAgain)).toBe('GUARDIAN_CONFLICT_OF_INTEREST');
    expect(approve(asked, duplicateNoted())).toBe('GUARDIAN_CONFLICT_OF_INTEREST');
    expect(approve(erasureRequested({ askedBy: 'Guardian' }), unsafe)).toBe('GUARDIAN_CONFLICT_OF_INTEREST');
  });
});
