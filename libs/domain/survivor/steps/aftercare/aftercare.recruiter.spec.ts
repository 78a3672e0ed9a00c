import type { RecruiterKin } from '../identification/identification.codes.js';
import {
  consented,
  entered,
  episode,
  girl,
  identified,
  journey,
  outcomeOf,
  reviewed,
  supervisor,
  woman,
} from '../../testing.js';
import type { AftercareCommands } from './aftercare.decider.js';
import { bestInterestFor, enter } from './testing/enter-aftercare.js';

type Facts = Parameters<typeof journey>;

describe('a home where a recruiter may be (rule 7)', () => {
  const by = (...recruiterKin: RecruiterKin[]) =>
    identified({ exploitation: [episode({ recruiterRelation: 'Family', recruiterKin })] });
  const safe = [...bestInterestFor('FamilyReunification'), reviewed()];
  const plan = 'A neighbour visits each day.';

  it.each<{ title: string; given: Facts; input: Partial<AftercareCommands['EnterAftercare']>; outcome: string }>([
    {
      title: 'at the home of a mother who is the recruiter',
      given: [by('Mother')],
      input: { housing: 'Parents' },
      outcome: 'BID_REQUIRED',
    },
    {
      title: 'at an aunt’s, when a brother is the recruiter',
      given: [by('Sibling')],
      input: { housing: 'Kinship' },
      outcome: 'BID_REQUIRED',
    },
    {
      title: 'at an aunt’s, when the mother is the recruiter',
      given: [by('Mother')],
      input: { housing: 'Kinship' },
      outcome: 'AftercareEntered',
    },
    {
      title: 'at the mother’s, when a foster mother is the recruiter',
      given: [by('FosterParent')],
      input: { housing: 'Parents' },
      outcome: 'AftercareEntered',
    },
    {
      title: 'at the mother’s, when the recruiter is an unknown relative',
      given: [by()],
      input: { housing: 'Parents' },
      outcome: 'BID_REQUIRED',
    },
    {
      title: 'at an aunt’s, when the recruiter is an unknown relative',
      given: [by()],
      input: { housing: 'Kinship' },
      outcome: 'BID_REQUIRED',
    },
    {
      title: 'in a shelter, when the mother is the recruiter',
      given: [by('Mother')],
      input: { housing: 'Shelter' },
      outcome: 'AftercareEntered',
    },
    {
      title: 'recorded late, on a day when that was not known',
      given: [identified({ on: '2020-02-04' }), identified({ ...by('Mother').data, on: '2020-02-11' })],
      input: { housing: 'Parents' },
      outcome: 'BID_REQUIRED',
    },
    {
      title: 'with foster parents, when a foster mother did',
      given: [by('FosterParent'), ...bestInterestFor('FosterPlacement')],
      input: { housing: 'Foster', safetyPlan: plan },
      outcome: 'MDT_REVIEW_REQUIRED',
    },
    {
      title: 'with foster parents, when the recruiter is an unknown relative',
      given: [by(), ...bestInterestFor('FosterPlacement')],
      input: { housing: 'Foster', safetyPlan: plan },
      outcome: 'MDT_REVIEW_REQUIRED',
    },
    {
      title: 'with foster parents, when the mother is the recruiter',
      given: [by('Mother'), ...bestInterestFor('FosterPlacement')],
      input: { housing: 'Foster' },
      outcome: 'AftercareEntered',
    },
    {
      title: 'determined, and nothing else',
      given: [by('Mother'), ...bestInterestFor('FamilyReunification')],
      input: { housing: 'Parents', safetyPlan: plan },
      outcome: 'MDT_REVIEW_REQUIRED',
    },
    {
      title: 'determined and reviewed',
      given: [by('Mother'), ...safe],
      input: { housing: 'Parents' },
      outcome: 'SAFETY_PLAN_MISSING',
    },
    {
      title: 'determined, reviewed and planned',
      given: [by('Mother'), ...safe],
      input: { housing: 'Parents', safetyPlan: plan },
      outcome: 'AftercareEntered',
    },
  ])('on entry: $title → $outcome', ({ given: facts, input, outcome }) => {
    const given = journey(girl(), consented(), ...facts);
    expect(outcomeOf(given.when('EnterAftercare', { ...enter, ...input }))).toBe(outcome);
  });

  it('needs the plan and the team for an adult too, but no determination', () => {
    const given = (...facts: Facts) => journey(woman(), consented({ givenBy: 'Survivor' }), by('Father'), ...facts);
    const home = { ...enter, housing: 'Parents', safetyPlan: plan } as const;
    expect(given().when('EnterAftercare', home)).toBe('MDT_REVIEW_REQUIRED');
    expect(outcomeOf(given(reviewed()).when('EnterAftercare', home))).toBe('AftercareEntered');
  });

  it.each<{ title: string; given: Facts; input: Partial<AftercareCommands['ChangeHousing']>; outcome: string }>([
    { title: 'home', given: [], input: { safetyPlan: plan }, outcome: 'BID_REQUIRED' },
    {
      title: 'home, determined',
      given: bestInterestFor('FamilyReunification'),
      input: { safetyPlan: plan },
      outcome: 'MDT_REVIEW_REQUIRED',
    },
    { title: 'home, determined and reviewed', given: safe, input: {}, outcome: 'SAFETY_PLAN_MISSING' },
    {
      title: 'home, determined, reviewed and planned',
      given: safe,
      input: { safetyPlan: plan },
      outcome: 'HousingChanged',
    },
    { title: 'to a shelter', given: [], input: { arrangement: 'Shelter' }, outcome: 'HousingChanged' },
    {
      title: 'home, recorded late, on a day when that was not known',
      given: [],
      input: { on: '2020-02-04' },
      outcome: 'BID_REQUIRED',
    },
  ])('on a move: $title → $outcome', ({ given: facts, input, outcome }) => {
    const before = [girl(), consented(), identified({ on: '2020-02-02' }), entered({ on: '2020-02-03' }), by('Mother')];
    const given = journey(...before, ...facts);
    const move = { on: '2020-02-20', arrangement: 'Parents', ...input } as const;
    expect(outcomeOf(given.when('ChangeHousing', move))).toBe(outcome);
  });

  it.each<{ title: string; given: Facts; input: Partial<AftercareCommands['ChangeHousing']>; outcome: string }>([
    {
      title: 'at another address',
      given: [],
      input: { address: 'House 2', safetyPlan: plan },
      outcome: 'BID_REQUIRED',
    },
    {
      title: 'at another address, determined',
      given: bestInterestFor('FosterPlacement'),
      input: { address: 'House 2', safetyPlan: plan },
      outcome: 'MDT_REVIEW_REQUIRED',
    },
    {
      title: 'of others, determined and reviewed',
      given: [...bestInterestFor('FosterPlacement'), reviewed()],
      input: { carer: 'Sok' },
      outcome: 'SAFETY_PLAN_MISSING',
    },
    {
      title: 'of others, determined, reviewed and planned',
      given: [...bestInterestFor('FosterPlacement'), reviewed()],
      input: { carer: 'Sok', safetyPlan: plan },
      outcome: 'HousingChanged',
    },
  ])(
    'on a move to a foster home $title, when a foster mother is the recruiter → $outcome',
    ({ given: facts, input, outcome }) => {
      const given = journey(girl(), consented(), by('FosterParent'), entered({ housing: 'Foster' }), ...facts);
      const move = { on: '2020-02-20', arrangement: 'Foster', ...input } as const;
      expect(outcomeOf(given.when('ChangeHousing', move))).toBe(outcome);
    },
  );

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
