import { consented, erasureRequested, girl, journey, outcomeOf, supervisor, woman } from '../testing.js';
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
      'is not requested by a relative with whom the child is unsafe',
      [girl(), unsafe],
      mother,
      'GUARDIAN_CONFLICT_OF_INTEREST',
    ],
    ['is requested by another relative', [girl(), unsafe], { ...mother, guardianKin: 'Father' }, 'ErasureRequested'],
    ['is not requested for an adult', [woman()], mother, 'ADULT_CONSENTS_HERSELF'],
    [
      'is requested by the survivor without any of this',
      [woman(), unsafe],
      { on: '2020-05-01', askedBy: 'Survivor' },
      'ErasureRequested',
    ],
  ])('%s', (_, facts, wish, outcome) => {
    expect(outcomeOf(journey(...facts).when('RequestErasure', wish))).toBe(outcome);
  });

  it('needs the assent from the age that the organisation decides', () => {
    const younger = { settings: { erasureAssentFromAge: 18 } };
    expect(outcomeOf(journey(girl()).when('RequestErasure', unasked, younger))).toBe('ErasureRequested');
  });

  it('is not approved when the guardian was found to be in conflict meanwhile, nor when nobody recorded their kin', () => {
    const approve = (...facts: Facts) =>
      outcomeOf(
        journey(girl(), ...facts).when(
          'ApproveErasure',
          { requestId: 'request', on: '2020-05-02' },
          { by: supervisor },
        ),
      );
    const asked = erasureRequested({ askedBy: 'Guardian', guardianKin: 'Mother' });
    expect(approve(asked)).toBe('ErasureApproved');
    expect(approve(asked, unsafe)).toBe('GUARDIAN_CONFLICT_OF_INTEREST');
    expect(approve(erasureRequested({ askedBy: 'Guardian' }), unsafe)).toBe('GUARDIAN_CONFLICT_OF_INTEREST');
  });
});
