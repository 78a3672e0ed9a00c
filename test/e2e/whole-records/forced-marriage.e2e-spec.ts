import { randomUUID } from 'node:crypto';
import { caseWorker, refusalOf, supervisor } from '../../harness/homeward.js';
import { assignmentOf } from '../../harness/mutations.js';
import { dayOn } from '../journey/story.js';
import { WholeRecord } from './whole-record.js';

const her = new WholeRecord();
beforeAll(() => her.begin());

const [dependantId, planId, training, business] = Array.from({ length: 4 }, () => randomUUID());
const own = { givenBy: 'SURVIVOR', language: 'khm', witnessRole: 'SOCIAL_WORKER' };
const marriage = {
  types: ['FORCED_MARRIAGE', 'SERVITUDE'],
  recruitment: 'FALSE_JOB_OFFER',
  scheme: 'FALSE_MARRIAGE',
  recruiterRelation: 'BROKER',
  control: ['WITHHOLDS_DOCUMENTS', 'THREATENS_CHILDREN_FAMILY'],
  country: 'CN',
  months: 26,
  narrative: 'Promised work in a factory, and sold to a family.',
};
const visit = { mode: 'HOME_VISIT', retraffickingIndicators: [] };

describe('a woman of 24, back from a forced marriage', () => {
  it('came home unaided, and is referred by the police of the border', async () => {
    await her.happens(
      [
        dayOn('01-12'),
        'receiveReferral',
        {
          source: 'LAW_ENFORCEMENT',
          office: 'SiemReapCac',
          province: '17',
          urgency: 'URGENT',
          givenName: 'Chanthy',
          familyName: 'Ouk (SYNTHETIC)',
          birthDate: dayOn('01-05', 24),
          sex: 'FEMALE',
          nationality: 'KH',
          languages: ['khm', 'chi'],
        },
      ],
      [dayOn('01-09'), 'recordReturn', { manner: 'OWN_MEANS', from: 'CN', transit: ['VN'], crossing: 'Bavet' }],
      [dayOn('01-12'), 'giveConsent', { ...own, scopes: ['INTERVIEW', 'SERVICES', 'SHARING'], recipients: ['Legal Aid of Cambodia'] }],
      [
        dayOn('01-13'),
        'conductScreeningInterview',
        {
          setting: 'OFFICE',
          interviewers: ['sokha'],
          authorityPresent: false,
          indicators: { act: ['TRANSPORTATION'], means: ['DECEPTION'], purpose: ['FORCED_MARRIAGE'] },
        },
      ],
      [dayOn('01-14'), 'identifySurvivor', { level: 'PRELIMINARY', decidedBy: 'NGO', exploitation: [marriage] }],
    ); // prettier-ignore
    expect(
      await her.readSurvivor('returns { on manner from transit } referral { source } identification { positive }'),
    ).toEqual({
      returns: [{ on: dayOn('01-09'), manner: 'OWN_MEANS', from: 'CN', transit: ['VN'] }],
      referral: { source: 'LAW_ENFORCEMENT' },
      identification: { positive: true },
    });
  });

  it('has a baby abroad, in the custody of the abuser', async () => {
    const baby = { dependantId, relation: 'CHILD', birthYear: Number(dayOn('', 1).slice(0, 4)), country: 'CN' };
    await her.happens(
      [dayOn('01-13'), 'recordDependant', { ...baby, livesWith: 'ABUSER', note: 'Calls on Sundays.' }],
      [dayOn('01-20'), 'recordCustody', { dependantId, custody: 'SOUGHT', court: 'Kunming' }],
      [dayOn('01-20'), 'makeReferral', { toOrganisation: 'Legal Aid of Cambodia', services: ['LEGAL_AID'], reason: 'Custody.' }],
    ); // prettier-ignore
    expect(
      await her.readSurvivor('dependants { livesWith country custody note { value } } referralsMade { answer }'),
    ).toEqual({
      dependants: [{ livesWith: 'ABUSER', country: 'CN', custody: 'SOUGHT', note: { value: 'Calls on Sundays.' } }],
      referralsMade: [{ answer: null }],
    });
  });

  it('is assessed as an adult, and enters aftercare in a rented room', async () => {
    await her.happens(
      [dayOn('01-20'), 'enterAftercare', { office: 'SiemReapCac', programme: 'COMMUNITY_BASED', housing: 'ASSISTED_RENT' }],
      [dayOn('01-20'), 'assignCaseWorker', assignmentOf(caseWorker, dayOn('01-20')), supervisor],
    ); // prettier-ignore
    const assessed = { on: dayOn('01-22'), level: 'MEDIUM', retraffickingIndicators: ['NO_LIVELIHOOD'] };
    const child = { ...assessed, domains: [{ domain: 'CARE', score: 2 }] };
    expect(await her.refusal('assessRisk', child)).toBe('INSTRUMENT_OF_ANOTHER_AGE');
    await her.record('assessRisk', { ...assessed, selfSufficiency: [{ domain: 'EMPLOYMENT', score: 1 }] });
    expect(await her.dueTasks()).toEqual(['FOLLOW_UP', 'FIRST_PLAN']);
  });

  it('learns in a salon, and opens one', async () => {
    const work = { domain: 'EDUCATION_AND_WORK', dueOn: dayOn('11-30') };
    const goals = [
      { ...work, goalId: training, services: ['VOCATIONAL_TRAINING'], aim: 'Finishes the training.', survivorsWish: 'To do hair.' },
      { ...work, goalId: business, services: ['SMALL_BUSINESS_SUPPORT'], aim: 'Opens a salon.', survivorsWish: 'My own shop.' },
    ]; // prettier-ignore
    const salon = {
      type: 'VOCATIONAL_TRAINING',
      provider: 'Salon Apsara',
      mode: 'IN_PERSON',
      quantity: 6,
      unit: 'MONTH',
    };
    const shop = {
      type: 'SMALL_BUSINESS_SUPPORT',
      provider: 'SiemReapCac',
      mode: 'IN_PERSON',
      quantity: 1,
      unit: 'PACKAGE',
    };
    await her.happens(
      [dayOn('01-26'), 'draftCasePlan', { planId, goals }],
      [dayOn('01-26'), 'submitCasePlan', { planId }],
      [dayOn('01-28'), 'approveCasePlan', { planId }, supervisor],
      [dayOn('02-05'), 'completeFollowUp', visit],
      [dayOn('08-01'), 'deliverService', { ...salon, on: undefined, from: dayOn('02-02'), to: dayOn('07-31'), goalId: training }],
      [dayOn('08-01'), 'reachGoal', { goalId: training }],
      [dayOn('08-10'), 'deliverService', { ...shop, goalId: business, cost: { amount: 65_000, currency: 'USD' } }],
      [dayOn('08-20'), 'recordCustody', { dependantId, custody: 'REFUSED', court: 'Kunming' }],
    ); // prettier-ignore
    expect(await her.readSurvivor('services { type provider } dependants { custody custodyOn }')).toEqual({
      services: expect.arrayContaining([
        { type: 'VOCATIONAL_TRAINING', provider: 'Salon Apsara' },
        { type: 'SMALL_BUSINESS_SUPPORT', provider: 'SiemReapCac' },
      ]),
      dependants: [{ custody: 'REFUSED', custodyOn: dayOn('08-20') }],
    });
  });

  it('is let go when both goals are reached and nothing is due', async () => {
    const assessed = {
      level: 'LOW',
      retraffickingIndicators: [],
      selfSufficiency: [{ domain: 'EMPLOYMENT', score: 4 }],
    };
    await her.happens(
      [dayOn('10-30'), 'reachGoal', { goalId: business, note: 'Six customers a day.' }],
      [dayOn('11-02'), 'assessRisk', assessed],
      [dayOn('11-10'), 'requestClosure', { reason: 'GOALS_REACHED', finalAssessment: 'Lives by the salon.' }],
      [dayOn('11-11'), 'closeCase', {}, supervisor],
    );
    expect(await her.dueTasks()).toEqual(Array.from({ length: 4 }, () => 'FOLLOW_UP_AFTER_CLOSURE'));
    expect(
      await her.readSurvivor('closure { status reason } dependants { livesWith custody } erasure { status }'),
    ).toEqual({
      closure: { status: 'CLOSED', reason: 'GOALS_REACHED' },
      dependants: [{ livesWith: 'ABUSER', custody: 'REFUSED' }],
      erasure: null,
    });
  });

  it('stands in the figures with the way home, the dependant and the services', async () => {
    expect(await her.countFigure('M24', 'OwnMeans', dayOn('01-09'))).toBe(1);
    expect(await her.countFigure('M24', 'transit.VN', dayOn('01-09'))).toBe(1);
    expect(await her.countFigure('M25', 'withAbuser.CN', dayOn('12-31'))).toBe(1);
    expect(await her.countFigure('M25', 'custody.Refused', dayOn('12-31'))).toBe(1);
    expect(await her.countFigure('M12', 'FalseJobOffer', dayOn('01-20'))).toBe(1);
    expect(await her.countFigure('M17', 'type.SmallBusinessSupport', dayOn('08-10'))).toBe(1);
    expect(await her.countFigure('M22', 'reason.GoalsReached', dayOn('11-11'))).toBe(1);
  });

  it('is held for no court, so that an erasure needs two people and nothing else', async () => {
    const answer = await her.homeward.command('approveErasure', {
      survivorId: her.survivorId,
      requestId: randomUUID(),
      on: dayOn('12-01'),
    });
    expect(refusalOf(answer)).toBe('FORBIDDEN');
    expect(await her.readSurvivor('legalHolds { reason } prosecutions { legalHold }')).toEqual({
      legalHolds: [],
      prosecutions: [],
    });
    expect((await her.timeline()).map(([, type]) => type)).toContain('SurvivorReturned');
  });
});
