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
} from '../testing.js';
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
    ['and nothing has been done to her yet', [...inShelter], {}, 'ReintegrationPlanned'],
    ['for a day that lies ahead', [...inShelter], { expectedOn: '2027-01-01' }, 'ReintegrationPlanned'],
    ['for no day before it', [...inShelter], { expectedOn: '2020-03-01' }, 'DATE_ORDER'],
    ['not tomorrow', [...inShelter], { on: '2026-03-02', expectedOn: '2026-03-02' }, 'DATE_IN_FUTURE'],
    ['not before the referral', [...inShelter], { on: '2020-01-31' }, 'DATE_ORDER'],
    ['not before her case was reopened', [...inShelter, closed(), reopened()], { on: '2020-05-03' }, 'DATE_ORDER'],
    ['not after closure', [...inShelter, closed()], {}, 'CASE_CLOSED'],
  ])('%s', (_, facts, said, outcome) => {
    expect(outcomeOf(journey(...facts).when('PlanReintegration', { ...plan, ...said }))).toBe(outcome);
  });

  it('once under its id', () => {
    const given = journey(...inShelter, planned);
    expect(given.when('PlanReintegration', planned.data)).toEqual([]);
    expect(given.when('PlanReintegration', { ...planned.data, arrangement: 'Parents' })).toBe('ID_USED');
  });
});

describe('she is reintegrated', () => {
  const move = { reintegrationId: 'return', on: '2020-03-10', arrangement: 'Kinship', place: 'Village 4' } as const;

  it.each<[string, Facts, Partial<ReintegrationCommands['CompleteReintegration']>, string]>([
    ['in her family, as was determined', [...inShelter, ...yes], {}, 'SurvivorReintegrated'],
    ['not in her family without', [...inShelter], {}, 'BID_REQUIRED'],
    ['not with her parents without', [...inShelter], { arrangement: 'Parents' }, 'BID_REQUIRED'],
    ['not in a foster family without its own', [...inShelter, ...yes], { arrangement: 'Foster' }, 'BID_REQUIRED'],
    ['on her own, without', [...inShelter], { arrangement: 'IndependentLiving' }, 'SurvivorReintegrated'],
    ['in her family, as an adult', [woman()], {}, 'SurvivorReintegrated'],
    ['as was planned', [...inShelter, ...yes, planned], { on: '2020-03-02' }, 'SurvivorReintegrated'],
    ['not before that', [...inShelter, ...yes, planned], { on: '2020-03-01' }, 'DATE_ORDER'],
    ['not before her last move', [...inShelter, ...yes], { on: '2020-02-09' }, 'DATE_ORDER'],
    ['not tomorrow', [...inShelter, ...yes], { on: '2026-03-02' }, 'DATE_IN_FUTURE'],
    ['not after closure', [...inShelter, ...yes, closed()], { on: '2020-04-10' }, 'CASE_CLOSED'],
    ['once', [...inShelter, ...yes, reintegrated()], {}, ''],
    ['once, and not elsewhere', [...inShelter, ...yes, reintegrated()], { place: 'Village 5' }, 'ID_USED'],
  ])('%s', (_, facts, said, outcome) => {
    expect(outcomeOf(journey(...facts).when('CompleteReintegration', { ...move, ...said }))).toBe(outcome);
  });

  it('and says on which determination it rests, which serves once', () => {
    expect(journey(...inShelter, ...yes).when('CompleteReintegration', move)).toEqual([
      { type: 'SurvivorReintegrated', data: { ...move, bidId: 'bid', ageOnDay: 17, minor: true } },
    ]);
    const again = journey(...inShelter, ...yes, reintegrated({ bidId: 'bid' }));
    const elsewhere = { ...move, reintegrationId: 'another', arrangement: 'Parents', on: '2020-03-20' } as const;
    expect(again.when('CompleteReintegration', elsewhere)).toBe('BID_REQUIRED');
    expect(again.when('ChangeHousing', { arrangement: 'Parents', on: '2020-03-20' })).toBe('BID_REQUIRED');
  });

  it('and lives there from then on', () => {
    expect(journey(...inShelter, reintegrated()).state().aftercare).toMatchObject({
      housing: 'Kinship',
      movedOn: '2020-03-10',
    });
  });

  it('against the rule, when a supervisor records that it happened', () => {
    const irregular = { code: 'BID_REQUIRED', explanation: 'Her aunt came and took her home.' };
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
    ['without a team that is for it', [...unsafe], { safetyPlan: 'Her aunt calls daily.' }, 'MDT_REVIEW_REQUIRED'],
    ['without a safety plan', [...unsafe, team], {}, 'SAFETY_PLAN_MISSING'],
    [
      'recorded late, on a day when that was not known',
      [...inShelter, ...yes, identified({ ...uncle.data, on: '2020-03-20' })],
      { safetyPlan: 'Her aunt calls daily.' },
      'MDT_REVIEW_REQUIRED',
    ],
    ['with both', [...unsafe, team], { safetyPlan: 'Her aunt calls daily.' }, 'SurvivorReintegrated'],
  ])('where a recruiter may be: %s', (_, facts, said, outcome) => {
    expect(outcomeOf(journey(...facts).when('CompleteReintegration', { ...move, ...said }))).toBe(outcome);
  });
});

describe('somebody looks after her', () => {
  const visit = { mode: 'HomeVisit', retraffickingIndicators: ['Debt'] } as const;

  it.each<[string, Facts, string, string]>([
    ['as long as her case is open', [girl()], '2020-03-20', 'FollowUpCompleted'],
    ['when it is closed', [...inShelter, closed()], '2020-06-30', 'FollowUpCompleted'],
    ['not before the referral', [girl()], '2020-01-31', 'DATE_ORDER'],
    ['not tomorrow', [girl()], '2026-03-02', 'DATE_IN_FUTURE'],
  ])('%s', (_, facts, on, outcome) => {
    expect(outcomeOf(journey(...facts).when('CompleteFollowUp', { ...visit, on }))).toBe(outcome);
  });

  it.each<[string, Facts, string, string]>([
    ['as long as her case is open', [girl()], '2020-03-20', 'FollowUpMissed'],
    ['when it is closed', [...inShelter, closed()], '2020-06-30', 'FollowUpMissed'],
    ['not before the referral', [girl()], '2020-01-31', 'DATE_ORDER'],
    ['not tomorrow', [girl()], '2026-03-02', 'DATE_IN_FUTURE'],
  ])('or does not: %s', (_, facts, on, outcome) => {
    expect(outcomeOf(journey(...facts).when('RecordMissedFollowUp', { reason: 'NotReached', on }))).toBe(outcome);
  });
});
