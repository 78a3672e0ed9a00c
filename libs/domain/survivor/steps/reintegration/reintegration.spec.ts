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

  it.each<{ title: string; given: Facts; input: Partial<ReintegrationCommands['PlanReintegration']>; outcome: string }>(
    [
      { title: 'without a safeguard yet', given: [...inShelter], input: {}, outcome: 'ReintegrationPlanned' },
      {
        title: 'for a day in the future',
        given: [...inShelter],
        input: { expectedOn: '2027-01-01' },
        outcome: 'ReintegrationPlanned',
      },
      {
        title: 'for no day before it',
        given: [...inShelter],
        input: { expectedOn: '2020-03-01' },
        outcome: 'DATE_ORDER',
      },
      {
        title: 'not tomorrow',
        given: [...inShelter],
        input: { on: '2026-03-02', expectedOn: '2026-03-02' },
        outcome: 'DATE_IN_FUTURE',
      },
      { title: 'not before the referral', given: [...inShelter], input: { on: '2020-01-31' }, outcome: 'DATE_ORDER' },
      {
        title: 'not before the case was reopened',
        given: [...inShelter, closed(), reopened()],
        input: { on: '2020-05-03' },
        outcome: 'DATE_ORDER',
      },
      { title: 'not after closure', given: [...inShelter, closed()], input: {}, outcome: 'CASE_CLOSED' },
    ],
  )('$title → $outcome', ({ given, input, outcome }) => {
    expect(outcomeOf(journey(...given).when('PlanReintegration', { ...plan, ...input }))).toBe(outcome);
  });

  it('once under its id', () => {
    const given = journey(...inShelter, planned);
    expect(given.when('PlanReintegration', planned.data)).toEqual([]);
    expect(given.when('PlanReintegration', { ...planned.data, arrangement: 'Parents' })).toBe('ID_USED');
  });
});

describe('a reintegration is completed', () => {
  const move = { reintegrationId: 'return', on: '2020-03-10', arrangement: 'Kinship', place: 'Village 4' } as const;

  it.each<{
    title: string;
    given: Facts;
    input: Partial<ReintegrationCommands['CompleteReintegration']>;
    outcome: string;
  }>([
    {
      title: 'in the family, after a determination',
      given: [...inShelter, ...yes],
      input: {},
      outcome: 'SurvivorReintegrated',
    },
    { title: 'not in the family without one', given: [...inShelter], input: {}, outcome: 'BID_REQUIRED' },
    {
      title: 'not with the parents without one',
      given: [...inShelter],
      input: { arrangement: 'Parents' },
      outcome: 'BID_REQUIRED',
    },
    {
      title: 'not in a foster family without its own',
      given: [...inShelter, ...yes],
      input: { arrangement: 'Foster' },
      outcome: 'BID_REQUIRED',
    },
    {
      title: 'in independent living, without one',
      given: [...inShelter],
      input: { arrangement: 'IndependentLiving' },
      outcome: 'SurvivorReintegrated',
    },
    { title: 'in the family, as an adult', given: [woman()], input: {}, outcome: 'SurvivorReintegrated' },
    {
      title: 'as was planned',
      given: [...inShelter, ...yes, planned],
      input: { on: '2020-03-02' },
      outcome: 'SurvivorReintegrated',
    },
    {
      title: 'not before that',
      given: [...inShelter, ...yes, planned],
      input: { on: '2020-03-01' },
      outcome: 'DATE_ORDER',
    },
    {
      title: 'not before the last move',
      given: [...inShelter, ...yes],
      input: { on: '2020-02-09' },
      outcome: 'DATE_ORDER',
    },
    { title: 'not tomorrow', given: [...inShelter, ...yes], input: { on: '2026-03-02' }, outcome: 'DATE_IN_FUTURE' },
    {
      title: 'not after closure',
      given: [...inShelter, ...yes, closed()],
      input: { on: '2020-04-10' },
      outcome: 'CASE_CLOSED',
    },
    { title: 'once', given: [...inShelter, ...yes, reintegrated()], input: {}, outcome: '' },
    {
      title: 'once, and not elsewhere',
      given: [...inShelter, ...yes, reintegrated()],
      input: { place: 'Village 5' },
      outcome: 'ID_USED',
    },
  ])('$title', ({ given, input, outcome }) => {
    expect(outcomeOf(journey(...given).when('CompleteReintegration', { ...move, ...input }))).toBe(outcome);
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

  it.each<{ title: string; given: Facts; input: Partial<typeof move> & { safetyPlan?: string }; outcome: string }>([
    {
      title: 'without the team’s agreement',
      given: [...unsafe],
      input: { safetyPlan: 'An aunt calls daily.' },
      outcome: 'MDT_REVIEW_REQUIRED',
    },
    { title: 'without a safety plan', given: [...unsafe, team], input: {}, outcome: 'SAFETY_PLAN_MISSING' },
    {
      title: 'recorded late, on a day when that was not known',
      given: [...inShelter, ...yes, identified({ ...uncle.data, on: '2020-03-20' })],
      input: { safetyPlan: 'An aunt calls daily.' },
      outcome: 'MDT_REVIEW_REQUIRED',
    },
    {
      title: 'with both',
      given: [...unsafe, team],
      input: { safetyPlan: 'An aunt calls daily.' },
      outcome: 'SurvivorReintegrated',
    },
  ])('where a recruiter may be: $title → $outcome', ({ given, input, outcome }) => {
    expect(outcomeOf(journey(...given).when('CompleteReintegration', { ...move, ...input }))).toBe(outcome);
  });
});

describe('a follow-up', () => {
  const visit = { mode: 'HomeVisit', retraffickingIndicators: ['Debt'] } as const;

  it.each<{ title: string; given: Facts; on: string; outcome: string }>([
    { title: 'as long as the case is open', given: [girl()], on: '2020-03-20', outcome: 'FollowUpCompleted' },
    { title: 'when it is closed', given: [...inShelter, closed()], on: '2020-06-30', outcome: 'FollowUpCompleted' },
    { title: 'not before the referral', given: [girl()], on: '2020-01-31', outcome: 'DATE_ORDER' },
    { title: 'not tomorrow', given: [girl()], on: '2026-03-02', outcome: 'DATE_IN_FUTURE' },
  ])('$title → $outcome', ({ given, on, outcome }) => {
    expect(outcomeOf(journey(...given).when('CompleteFollowUp', { ...visit, on }))).toBe(outcome);
  });

  it.each<{ title: string; given: Facts; on: string; outcome: string }>([
    { title: 'as long as the case is open', given: [girl()], on: '2020-03-20', outcome: 'FollowUpMissed' },
    { title: 'when it is closed', given: [...inShelter, closed()], on: '2020-06-30', outcome: 'FollowUpMissed' },
    { title: 'not before the referral', given: [girl()], on: '2020-01-31', outcome: 'DATE_ORDER' },
    { title: 'not tomorrow', given: [girl()], on: '2026-03-02', outcome: 'DATE_IN_FUTURE' },
  ])('is missed: $title → $outcome', ({ given, on, outcome }) => {
    expect(outcomeOf(journey(...given).when('RecordMissedFollowUp', { reason: 'NotReached', on }))).toBe(outcome);
  });
});
