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
  it.each<{ title: string; given: Facts; wish: Wish; outcome: string }>([
    {
      title: 'is requested with the assent of the child',
      given: [girl(), consented()],
      wish: mother,
      outcome: 'ErasureRequested',
    },
    {
      title: 'says what the guardian is to the child',
      given: [girl()],
      wish: nameless,
      outcome: 'GUARDIAN_KIN_MISSING',
    },
    {
      title: 'needs no kin of an appointed guardian',
      given: [girl()],
      wish: { ...nameless, askedBy: 'AppointedGuardian' },
      outcome: 'ErasureRequested',
    },
    { title: 'needs the assent of a child of 17', given: [girl()], wish: unasked, outcome: 'CHILD_ASSENT_MISSING' },
    {
      title: 'needs the assent of a child who turns 12 that day',
      given: [boy('2008-05-01')],
      wish: unasked,
      outcome: 'CHILD_ASSENT_MISSING',
    },
    { title: 'needs no assent the day before', given: [boy('2008-05-02')], wish: unasked, outcome: 'ErasureRequested' },
    {
      title: 'is not requested against the wish of the child',
      given: [girl()],
      wish: { ...mother, childAssent: false },
      outcome: 'CHILD_ASSENT_MISSING',
    },
    {
      title: 'is not requested by a relative who is a danger to the child',
      given: [girl(), unsafe],
      wish: mother,
      outcome: 'GUARDIAN_CONFLICT_OF_INTEREST',
    },
    {
      title: 'is requested by another relative',
      given: [girl(), unsafe],
      wish: { ...mother, guardianKin: 'Father' },
      outcome: 'ErasureRequested',
    },
    { title: 'is not requested for an adult', given: [woman()], wish: mother, outcome: 'ADULT_CONSENTS_HERSELF' },
    {
      title: 'is requested by the survivor without any of this',
      given: [woman(), unsafe],
      wish: ownWish,
      outcome: 'ErasureRequested',
    },
    {
      title: 'is not requested by a relative who is safe again',
      given: [girl(), unsafe, safeAgain],
      wish: mother,
      outcome: 'GUARDIAN_CONFLICT_OF_INTEREST',
    },
    {
      title: 'is not requested by a child of eleven alone',
      given: [boy('2008-05-02')],
      wish: ownWish,
      outcome: 'GUARDIAN_REQUIRED',
    },
    {
      title: 'is requested by a child of twelve alone',
      given: [boy('2008-05-01')],
      wish: ownWish,
      outcome: 'ErasureRequested',
    },
    {
      title: 'is requested by a survivor of unknown age',
      given: [somebody()],
      wish: ownWish,
      outcome: 'ErasureRequested',
    },
    {
      title: 'is requested by an authority for a child of eleven',
      given: [boy('2008-05-02')],
      wish: { ...ownWish, askedBy: 'Authority' },
      outcome: 'ErasureRequested',
    },
    {
      title: 'is not requested by a relative while a duplicate is linked',
      given: [girl(), duplicateNoted()],
      wish: mother,
      outcome: 'GUARDIAN_CONFLICT_OF_INTEREST',
    },
    {
      title: 'is requested by a relative once it is unlinked',
      given: [girl(), duplicateNoted(), duplicateNoted({ linked: false })],
      wish: mother,
      outcome: 'ErasureRequested',
    },
    {
      title: 'is requested by an unrelated guardian in spite of it',
      given: [girl(), duplicateNoted()],
      wish: asUnrelated,
      outcome: 'ErasureRequested',
    },
    {
      title: 'is requested by the survivor in spite of it',
      given: [girl(), duplicateNoted()],
      wish: ownWish,
      outcome: 'ErasureRequested',
    },
  ])('$title → $outcome', ({ given, wish, outcome }) => {
    expect(outcomeOf(journey(...given).when('RequestErasure', wish, today))).toBe(outcome);
  });

  it('needs the assent from the age that the organisation decides', () => {
    const younger = { ...today, settings: { erasureAssentFromAge: 18 } };
    expect(outcomeOf(journey(girl()).when('RequestErasure', unasked, younger))).toBe('ErasureRequested');
  });

  it.each<{ title: string; person: Facts[number]; wish: Wish; code: string }>([
    { title: 'a guardian of an adult', person: girl(), wish: mother, code: 'ADULT_CONSENTS_HERSELF' },
    {
      title: 'a guardian of a child who turned 12',
      person: boy('2008-05-02'),
      wish: unasked,
      code: 'CHILD_ASSENT_MISSING',
    },
  ])('is judged by the age of today, and not of the day that is recorded: $title → $code', ({ person, wish, code }) => {
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
