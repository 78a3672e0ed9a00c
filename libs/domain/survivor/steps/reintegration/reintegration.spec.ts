import {
  closed,
  confirmed,
  consented,
  determined,
  entered,
  episode,
  girl,
  identified,
  journey,
  outcomeOf,
  reintegrated,
  reopened,
  reviewed,
  supervisor,
  woman,
} from '../../testing.js';
import type { ReintegrationCommands } from './reintegration.decider.js';

type Facts = Parameters<typeof journey>;

const inShelter = [girl(), consented(), identified(), entered()] as const;
const yes = [determined({ measure: 'FamilyReunification' }), confirmed()] as const;
const planned = {
  type: 'ReintegrationPlanned',
  data: { reintegrationId: 'return', on: '2020-03-02', arrangement: 'Kinship' },
} as const;

describe('a reintegration is planned', () => {
  const plan = { on: '2020-03-02', expectedOn: '2020-05-04', arrangement: 'Kinship' } as const;

  it.each<[string, Facts, Partial<ReintegrationCommands['PlanReintegration']>, string]>([
    ['without a safeguard yet', [...inShelter], {}, 'ReintegrationPlanned'],
    ['for a day in the future', [...inShelter], { expectedOn: '2027-01-01' }, 'ReintegrationPlanned'],
    ['for no day before it', [...inShelter], { expectedOn: '2020-03-01' }, 'DATE_ORDER'],
    ['not tomorrow', [...inShelter], { on: '2026-03-02', expectedOn: '2026-03-02' }, 'DATE_IN_FUTURE'],
    ['not before the referral', [...inShelter], { on: '2020-01-31' }, 'DATE_ORDER'],
    ['not before the case was reopened', [...inShelter, closed(), reopened()], { on: '2020-05-03' }, 'DATE_ORDER'],
    ['not after closure', [...inShelter, closed()], {}, 'CASE_CLOSED'],
  ])('%s', (_, facts, input, outcome) => {
    expect(outcomeOf(journey(...facts).when('PlanReintegration', { ...plan, ...input }))).toBe(outcome);
  });

  it('once under its id', () => {
    const given = journey(...inShelter, planned);
    expect(given.when('PlanReintegration', planned.data)).toEqual([]);
    expect(given.when('PlanReintegration', { ...planned.data, arrangement: 'Parents' })).toBe('ID_USED');
  });
});

describe('a reintegration is completed', () => {
  const move = { reintegrationId: 'return', on: '2020-03-10', arrangement: 'Kinship', place: 'Village 4' } as const;

  it.each<[string, Facts, Partial<ReintegrationCommands['CompleteReintegration']>, string]>([
    ['in the family, after a determination', [...inShelter, ...yes], {}, 'SurvivorReintegrated'],
    ['not in the family without one', [...inShelter], {}, 'BID_REQUIRED'],
    ['not with the parents without one', [...inShelter], { arrangement: 'Parents' }, 'BID_REQUIRED'],
    ['not in a foster family without its own', [...inShelter, ...yes], { arrangement: 'Foster' }, 'BID_REQUIRED'],
    [
      'in independent living, without one',
      [...inShelter],
      { arrangement: 'IndependentLiving' },
      'SurvivorReintegrated',
    ],
    ['in the family, as an adult', [woman()], {}, 'SurvivorReintegrated'],
    ['as was planned', [...inShelter, ...yes, planned], { on: '2020-03-02' }, 'SurvivorReintegrated'],
    ['not before that', [...inShelter, ...yes, planned], { on: '2020-03-01' }, 'DATE_ORDER'],
    ['not before the last move', [...inShelter, ...yes], { on: '2020-02-09' }, 'DATE_ORDER'],
    ['not tomorrow', [...inShelter, ...yes], { on: '2026-03-02' }, 'DATE_IN_FUTURE'],
    ['not after closure', [...inShelter, ...yes, closed()], { on: '2020-04-10' }, 'CASE_CLOSED'],
    ['once', [...inShelter, ...yes, reintegrated()], {}, ''],
    ['once, and not elsewhere', [...inShelter, ...yes, reintegrated()], { place: 'Village 5' }, 'ID_USED'],
  ])('%s', (_, facts, input, outcome) => {
    expect(outcomeOf(journey(...facts).when('CompleteReintegration', { ...move, ...input }))).toBe(outcome);
  });

  it('and records the determination on which it rests, which serves once', () => {
    expect(journey(...inShelter, ...yes).when('CompleteReintegration', move)).toEqual([
      { type: 'SurvivorReintegrated', data: { ...move, bidId: 'bid', ageOnDay: 17, minor: true } },
    ]);
    const again = journey(...inShelter, ...yes, reintegrated({ bidId: 'bid' }));
    const elsewhere = { ...move, reintegrationId: 'another', arrangement: 'Parents', on: '2020-03-20' } as const;
    expect(again.when('CompleteReintegration', elsewhere)).toBe('BID_REQUIRED');
    expect(again.when('ChangeHousing', { arrangement: 'Parents', on: '2020-03-20' })).toBe('BID_REQUIRED');
  });

  it("and becomes the survivor's housing from then on", () => {
    expect(journey(...inShelter, reintegrated()).state().aftercare).toMatchObject({
      housing: 'Kinship',
      movedOn: '2020-03-10',
    });
  });

  it('against the rule, when a supervisor records that it happened', () => {
    const irregular = { code: 'BID_REQUIRED', explanation: 'An aunt came and took the child home.' };
    const answer = journey(...inShelter).when('CompleteReintegration', { ...move, irregular } as never, {
      by: supervisor,
    });
    expect(answer).toMatchObject([{ type: 'SurvivorReintegrated', data: { irregular } }]);
  });

  const uncle = identified({
    exploitation: [episode({ recruiterRelation: 'Family', recruiterKin: ['AuntOrUncle'] })],
  });
  const unsafe = [girl(), consented(), uncle, entered(), ...yes] as const;
  const team = reviewed({ recommends: ['Return'] });

  it.each<[string, Facts, Partial<typeof move> & { safetyPlan?: string }, string]>([
    ['without the team’s agreement', [...unsafe], { safetyPlan: 'An aunt calls daily.' }, 'MDT_REVIEW_REQUIRED'],
    ['without a safety plan', [...unsafe, team], {}, 'SAFETY_PLAN_MISSING'],
    [
      'recorded late, on a day when that was not known',
      [...inShelter, ...yes, identified({ ...uncle.data, on: '2020-03-20' })],
      { safetyPlan: 'An aunt calls daily.' },
      'MDT_REVIEW_REQUIRED',
    ],
    ['with both', [...unsafe, team], { safetyPlan: 'An aunt calls daily.' }, 'SurvivorReintegrated'],
  ])('where a recruiter may be: %s', (_, facts, input, outcome) => {
    expect(outcomeOf(journey(...facts).when('CompleteReintegration', { ...move, ...input }))).toBe(outcome);
  });
});

describe('a follow-up', () => {
  const visit = { mode: 'HomeVisit', retraffickingIndicators: ['Debt'] } as const;

  it.each<[string, Facts, string, string]>([
    ['as long as the case is open', [girl()], '2020-03-20', 'FollowUpCompleted'],
    ['when it is closed', [...inShelter, closed()], '2020-06-30', 'FollowUpCompleted'],
    ['not before the referral', [girl()], '2020-01-31', 'DATE_ORDER'],
    ['not tomorrow', [girl()], '2026-03-02', 'DATE_IN_FUTURE'],
  ])('%s', (_, facts, on, outcome) => {
    expect(outcomeOf(journey(...facts).when('CompleteFollowUp', { ...visit, on }))).toBe(outcome);
  });

  it.each<[string, Facts, string, string]>([
    ['as long as the case is open', [girl()], '2020-03-20', 'FollowUpMissed'],
    ['when it is closed', [...inShelter, closed()], '2020-06-30', 'FollowUpMissed'],
    ['not before the referral', [girl()], '2020-01-31', 'DATE_ORDER'],
    ['not tomorrow', [girl()], '2026-03-02', 'DATE_IN_FUTURE'],
  ])('is missed: %s', (_, facts, on, outcome) => {
    expect(outcomeOf(journey(...facts).when('RecordMissedFollowUp', { reason: 'NotReached', on }))).toBe(outcome);
  });
});
