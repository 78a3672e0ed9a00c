import type { RecruiterKin } from '../identification/identification.codes.js';
import type { Measure } from '../review/review.codes.js';
import {
  confirmed,
  consented,
  determined,
  entered,
  episode,
  girl,
  identified,
  journey,
  outcomeOf,
  reviewed,
  somebody,
  supervisor,
  woman,
} from '../../testing.js';
import type { Housing } from './aftercare.codes.js';
import type { AftercareCommands } from './aftercare.decider.js';

type Facts = Parameters<typeof journey>;

const enter: AftercareCommands['EnterAftercare'] = {
  on: '2020-02-10',
  office: 'SiemReapCac',
  programme: 'CommunityBased',
  housing: 'Shelter',
};
const bestInterestFor = (measure: Measure) => [determined({ measure }), confirmed()];

const inside = (housing: Housing) => [girl(), consented(), identified(), entered({ housing })];

describe('the placement of a child (rule 7)', () => {
  const own = consented({ givenBy: 'Survivor' });

  it.each<[string, Facts, Housing, string]>([
    ['with foster parents', [girl(), consented()], 'Foster', 'BID_REQUIRED'],
    [
      'with foster parents, determined',
      [girl(), consented(), ...bestInterestFor('FosterPlacement')],
      'Foster',
      'AftercareEntered',
    ],
    ['with foster parents, of unknown age', [somebody(), consented()], 'Foster', 'BID_REQUIRED'],
    ['with foster parents, of a woman', [woman(), own], 'Foster', 'AftercareEntered'],
    ['at home, without a move', [girl(), consented()], 'Parents', 'AftercareEntered'],
    ['with kin, without a move', [girl(), consented()], 'Kinship', 'AftercareEntered'],
  ])('on entry: %s', (_, facts, housing, outcome) => {
    expect(outcomeOf(journey(...facts, identified()).when('EnterAftercare', { ...enter, housing }))).toBe(outcome);
  });

  it.each<[string, Facts, Partial<AftercareCommands['ChangeHousing']>, string]>([
    ['to foster parents', inside('Shelter'), { arrangement: 'Foster' }, 'BID_REQUIRED'],
    [
      'to foster parents, determined',
      [...inside('Shelter'), ...bestInterestFor('FosterPlacement')],
      { arrangement: 'Foster' },
      'HousingChanged',
    ],
    ['to other foster parents', inside('Foster'), { arrangement: 'Foster', carer: 'Sok' }, 'BID_REQUIRED'],
    ['to unnamed foster parents', inside('Foster'), { arrangement: 'Foster' }, 'BID_REQUIRED'],
    ['to foster parents elsewhere', inside('Foster'), { arrangement: 'Foster', address: 'House 2' }, 'BID_REQUIRED'],
    ['together with the parents', inside('Parents'), { arrangement: 'Parents', address: 'House 2' }, 'HousingChanged'],
    ['home', inside('Shelter'), { arrangement: 'Parents' }, 'BID_REQUIRED'],
    [
      'home, on another measure',
      [...inside('Shelter'), ...bestInterestFor('FosterPlacement')],
      { arrangement: 'Parents' },
      'BID_REQUIRED',
    ],
    [
      'home, determined',
      [...inside('Shelter'), ...bestInterestFor('FamilyReunification')],
      { arrangement: 'Parents' },
      'HousingChanged',
    ],
    ['to kin', inside('Parents'), { arrangement: 'Kinship' }, 'BID_REQUIRED'],
    ['to a shelter', inside('Parents'), { arrangement: 'Shelter' }, 'HousingChanged'],
    ['home, at 18', inside('Shelter'), { arrangement: 'Parents', on: '2020-06-01' }, 'HousingChanged'],
  ])('a move %s', (_, facts, input, outcome) => {
    const move = { on: '2020-02-20', arrangement: 'Other', ...input } as const;
    expect(outcomeOf(journey(...facts).when('ChangeHousing', move))).toBe(outcome);
  });
});

describe('one determination', () => {
  const bid = bestInterestFor('FosterPlacement');
  const foster = { on: '2020-02-10', arrangement: 'Foster', carer: 'Sok' } as const;

  it('is named by the placement that rests on it', () => {
    const facts = [girl(), consented(), identified(), ...bid];
    expect(journey(...facts).when('EnterAftercare', { ...enter, housing: 'Foster' })).toMatchObject([
      { data: { bidId: 'bid' } },
    ]);
    expect(journey(...inside('Shelter'), ...bid).when('ChangeHousing', foster)).toEqual([
      { type: 'HousingChanged', data: { ...foster, bidId: 'bid' } },
    ]);
  });

  it.each<[string, Facts]>([
    ['an entry', [girl(), consented(), identified(), ...bid, entered({ housing: 'Foster', bidId: 'bid' })]],
    ['a move', [...inside('Shelter'), ...bid, { type: 'HousingChanged', data: { ...foster, bidId: 'bid' } }]],
  ])('serves one placement: not another after %s', (_, facts) => {
    const given = journey(...facts);
    expect(given.when('ChangeHousing', { ...foster, carer: 'Chan' })).toBe('BID_REQUIRED');
  });

  it('stays available for the next placement when the parents move', () => {
    const address = { on: '2020-02-10', arrangement: 'Parents', address: 'House 2' } as const;
    const facts = [...inside('Parents'), ...bestInterestFor('FamilyReunification')];
    expect(journey(...facts).when('ChangeHousing', address)).toEqual([{ type: 'HousingChanged', data: address }]);
  });
});

describe('a home where a recruiter may be (rule 7)', () => {
  const by = (...recruiterKin: RecruiterKin[]) =>
    identified({ exploitation: [episode({ recruiterRelation: 'Family', recruiterKin })] });
  const safe = [...bestInterestFor('FamilyReunification'), reviewed()];
  const plan = 'A neighbour visits each day.';

  it.each<[string, Facts, Partial<AftercareCommands['EnterAftercare']>, string]>([
    ['at the home of a mother who is the recruiter', [by('Mother')], { housing: 'Parents' }, 'BID_REQUIRED'],
    ['at an aunt’s, when a brother is the recruiter', [by('Sibling')], { housing: 'Kinship' }, 'BID_REQUIRED'],
    ['at an aunt’s, when the mother is the recruiter', [by('Mother')], { housing: 'Kinship' }, 'AftercareEntered'],
    [
      'at the mother’s, when a foster mother is the recruiter',
      [by('FosterParent')],
      { housing: 'Parents' },
      'AftercareEntered',
    ],
    ['at the mother’s, when the recruiter is an unknown relative', [by()], { housing: 'Parents' }, 'BID_REQUIRED'],
    ['at an aunt’s, when the recruiter is an unknown relative', [by()], { housing: 'Kinship' }, 'BID_REQUIRED'],
    ['in a shelter, when the mother is the recruiter', [by('Mother')], { housing: 'Shelter' }, 'AftercareEntered'],
    [
      'recorded late, on a day when that was not known',
      [identified({ on: '2020-02-04' }), identified({ ...by('Mother').data, on: '2020-02-11' })],
      { housing: 'Parents' },
      'BID_REQUIRED',
    ],
    [
      'with foster parents, when a foster mother did',
      [by('FosterParent'), ...bestInterestFor('FosterPlacement')],
      { housing: 'Foster', safetyPlan: plan },
      'MDT_REVIEW_REQUIRED',
    ],
    [
      'with foster parents, when the recruiter is an unknown relative',
      [by(), ...bestInterestFor('FosterPlacement')],
      { housing: 'Foster', safetyPlan: plan },
      'MDT_REVIEW_REQUIRED',
    ],
    [
      'with foster parents, when the mother is the recruiter',
      [by('Mother'), ...bestInterestFor('FosterPlacement')],
      { housing: 'Foster' },
      'AftercareEntered',
    ],
    [
      'determined, and nothing else',
      [by('Mother'), ...bestInterestFor('FamilyReunification')],
      { housing: 'Parents', safetyPlan: plan },
      'MDT_REVIEW_REQUIRED',
    ],
    ['determined and reviewed', [by('Mother'), ...safe], { housing: 'Parents' }, 'SAFETY_PLAN_MISSING'],
    [
      'determined, reviewed and planned',
      [by('Mother'), ...safe],
      { housing: 'Parents', safetyPlan: plan },
      'AftercareEntered',
    ],
  ])('on entry: %s', (_, facts, input, outcome) => {
    const given = journey(girl(), consented(), ...facts);
    expect(outcomeOf(given.when('EnterAftercare', { ...enter, ...input }))).toBe(outcome);
  });

  it('needs the plan and the team for an adult too, but no determination', () => {
    const given = (...facts: Facts) => journey(woman(), consented({ givenBy: 'Survivor' }), by('Father'), ...facts);
    const home = { ...enter, housing: 'Parents', safetyPlan: plan } as const;
    expect(given().when('EnterAftercare', home)).toBe('MDT_REVIEW_REQUIRED');
    expect(outcomeOf(given(reviewed()).when('EnterAftercare', home))).toBe('AftercareEntered');
  });

  it.each<[string, Facts, Partial<AftercareCommands['ChangeHousing']>, string]>([
    ['home', [], { safetyPlan: plan }, 'BID_REQUIRED'],
    ['home, determined', bestInterestFor('FamilyReunification'), { safetyPlan: plan }, 'MDT_REVIEW_REQUIRED'],
    ['home, determined and reviewed', safe, {}, 'SAFETY_PLAN_MISSING'],
    ['home, determined, reviewed and planned', safe, { safetyPlan: plan }, 'HousingChanged'],
    ['to a shelter', [], { arrangement: 'Shelter' }, 'HousingChanged'],
    ['home, recorded late, on a day when that was not known', [], { on: '2020-02-04' }, 'BID_REQUIRED'],
  ])('on a move: %s', (_, facts, input, outcome) => {
    const before = [girl(), consented(), identified({ on: '2020-02-02' }), entered({ on: '2020-02-03' }), by('Mother')];
    const given = journey(...before, ...facts);
    const move = { on: '2020-02-20', arrangement: 'Parents', ...input } as const;
    expect(outcomeOf(given.when('ChangeHousing', move))).toBe(outcome);
  });

  it.each<[string, Facts, Partial<AftercareCommands['ChangeHousing']>, string]>([
    ['at another address', [], { address: 'House 2', safetyPlan: plan }, 'BID_REQUIRED'],
    [
      'at another address, determined',
      bestInterestFor('FosterPlacement'),
      { address: 'House 2', safetyPlan: plan },
      'MDT_REVIEW_REQUIRED',
    ],
    [
      'of others, determined and reviewed',
      [...bestInterestFor('FosterPlacement'), reviewed()],
      { carer: 'Sok' },
      'SAFETY_PLAN_MISSING',
    ],
    [
      'of others, determined, reviewed and planned',
      [...bestInterestFor('FosterPlacement'), reviewed()],
      { carer: 'Sok', safetyPlan: plan },
      'HousingChanged',
    ],
  ])('on a move to a foster home %s, when a foster mother is the recruiter', (_, facts, input, outcome) => {
    const given = journey(girl(), consented(), by('FosterParent'), entered({ housing: 'Foster' }), ...facts);
    const move = { on: '2020-02-20', arrangement: 'Foster', ...input } as const;
    expect(outcomeOf(given.when('ChangeHousing', move))).toBe(outcome);
  });

  it('is a placement again at another address', () => {
    const there = [girl(), consented(), by('Mother'), ...safe, entered({ housing: 'Parents', bidId: 'bid' })];
    const move = { on: '2020-02-20', arrangement: 'Parents', address: 'House 2', safetyPlan: plan } as const;
    expect(journey(...there).when('ChangeHousing', move)).toBe('BID_REQUIRED');
  });

  it.each<[string, Facts, string]>([
    ['nothing', [], 'BID_REQUIRED'],
    ['a determination', bestInterestFor('FamilyReunification'), 'MDT_REVIEW_REQUIRED'],
    ['a determination and a review', safe, 'SAFETY_PLAN_MISSING'],
  ])('is recorded by a supervisor although there was only %s', (_, facts, code) => {
    const given = journey(girl(), consented(), by('Mother'), entered(), ...facts);
    const irregular = { code, explanation: 'The survivor went home alone.' };
    const move = { on: '2020-02-20', arrangement: 'Parents', irregular } as const;
    expect(outcomeOf(given.when('ChangeHousing', move, { by: supervisor }))).toBe('HousingChanged');
  });
});
