import { consented, entered, girl, identified, journey, outcomeOf, somebody, woman } from '../../testing.js';
import type { Housing } from './aftercare.codes.js';
import type { AftercareCommands } from './aftercare.decider.js';
import { bestInterestFor, enter } from './testing/enter-aftercare.js';

type Facts = Parameters<typeof journey>;

const inside = (housing: Housing) => [girl(), consented(), identified(), entered({ housing })];

describe('the placement of a child (rule 7)', () => {
  const own = consented({ givenBy: 'Survivor' });

  it.each<{ title: string; given: Facts; housing: Housing; outcome: string }>([
    { title: 'with foster parents', given: [girl(), consented()], housing: 'Foster', outcome: 'BID_REQUIRED' },
    {
      title: 'with foster parents, determined',
      given: [girl(), consented(), ...bestInterestFor('FosterPlacement')],
      housing: 'Foster',
      outcome: 'AftercareEntered',
    },
    {
      title: 'with foster parents, of unknown age',
      given: [somebody(), consented()],
      housing: 'Foster',
      outcome: 'BID_REQUIRED',
    },
    { title: 'with foster parents, of a woman', given: [woman(), own], housing: 'Foster', outcome: 'AftercareEntered' },
    { title: 'at home, without a move', given: [girl(), consented()], housing: 'Parents', outcome: 'AftercareEntered' },
    {
      title: 'with kin, without a move',
      given: [girl(), consented()],
      housing: 'Kinship',
      outcome: 'AftercareEntered',
    },
  ])('on entry: $title → $outcome', ({ given, housing, outcome }) => {
    expect(outcomeOf(journey(...given, identified()).when('EnterAftercare', { ...enter, housing }))).toBe(outcome);
  });

  it.each<{ title: string; given: Facts; input: Partial<AftercareCommands['ChangeHousing']>; outcome: string }>([
    { title: 'to foster parents', given: inside('Shelter'), input: { arrangement: 'Foster' }, outcome: 'BID_REQUIRED' },
    {
      title: 'to foster parents, determined',
      given: [...inside('Shelter'), ...bestInterestFor('FosterPlacement')],
      input: { arrangement: 'Foster' },
      outcome: 'HousingChanged',
    },
    {
      title: 'to other foster parents',
      given: inside('Foster'),
      input: { arrangement: 'Foster', carer: 'Sok' },
      outcome: 'BID_REQUIRED',
    },
    {
      title: 'to unnamed foster parents',
      given: inside('Foster'),
      input: { arrangement: 'Foster' },
      outcome: 'BID_REQUIRED',
    },
    {
      title: 'to foster parents elsewhere',
      given: inside('Foster'),
      input: { arrangement: 'Foster', address: 'House 2' },
      outcome: 'BID_REQUIRED',
    },
    {
      title: 'together with the parents',
      given: inside('Parents'),
      input: { arrangement: 'Parents', address: 'House 2' },
      outcome: 'HousingChanged',
    },
    { title: 'home', given: inside('Shelter'), input: { arrangement: 'Parents' }, outcome: 'BID_REQUIRED' },
    {
      title: 'home, on another measure',
      given: [...inside('Shelter'), ...bestInterestFor('FosterPlacement')],
      input: { arrangement: 'Parents' },
      outcome: 'BID_REQUIRED',
    },
    {
      title: 'home, determined',
      given: [...inside('Shelter'), ...bestInterestFor('FamilyReunification')],
      input: { arrangement: 'Parents' },
      outcome: 'HousingChanged',
    },
    { title: 'to kin', given: inside('Parents'), input: { arrangement: 'Kinship' }, outcome: 'BID_REQUIRED' },
    { title: 'to a shelter', given: inside('Parents'), input: { arrangement: 'Shelter' }, outcome: 'HousingChanged' },
    {
      title: 'home, at 18',
      given: inside('Shelter'),
      input: { arrangement: 'Parents', on: '2020-06-01' },
      outcome: 'HousingChanged',
    },
  ])('a move $title → $outcome', ({ given, input, outcome }) => {
    const move = { on: '2020-02-20', arrangement: 'Other', ...input } as const;
    expect(outcomeOf(journey(...given).when('ChangeHousing', move))).toBe(outcome);
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
