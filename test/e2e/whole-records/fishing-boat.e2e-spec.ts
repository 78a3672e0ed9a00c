import { randomUUID } from 'node:crypto';
import { caseWorker, supervisor } from '../../harness/homeward.js';
import { assignmentOf } from '../../harness/mutations.js';
import { dayOn } from '../journey/story.js';
import { WholeRecord } from './whole-record.js';

const him = new WholeRecord();
beforeAll(() => him.begin());

const own = { givenBy: 'SURVIVOR', language: 'khm', witnessRole: 'SOCIAL_WORKER' };
const atSea = {
  types: ['FORCED_LABOUR'],
  recruitment: 'BROKER',
  recruiterRelation: 'BROKER',
  control: ['DEBT_BONDAGE', 'WITHHOLDS_DOCUMENTS', 'EXCESSIVE_WORKING_HOURS'],
  country: 'TH',
  months: 31,
  industry: 'A',
};
const [planId, goalId] = [randomUUID(), randomUUID()];
/** The year before the return. */
const before = (monthAndDay: string) => dayOn(monthAndDay, 1);

describe('a man of 35 off a fishing boat', () => {
  it('is deported over Poipet, says what happened, and is identified', async () => {
    await him.happens(
      [
        before('03-04'),
        'receiveReferral',
        {
          source: 'GOVERNMENT',
          office: 'SiemReapCac',
          province: '17',
          urgency: 'URGENT',
          givenName: 'Vanna',
          familyName: 'Khun (SYNTHETIC)',
          estimatedAge: 35,
          sex: 'MALE',
          nationality: 'KH',
          languages: ['khm'],
        },
      ],
      [before('03-03'), 'recordReturn', { manner: 'DEPORTED', from: 'TH', transit: [], crossing: 'Poipet' }],
      [before('03-04'), 'giveConsent', { ...own, scopes: ['INTERVIEW'] }],
      [
        before('03-05'),
        'conductScreeningInterview',
        {
          setting: 'BORDER',
          interviewers: ['sokha'],
          authorityPresent: true,
          indicators: { act: ['RECRUITMENT', 'HARBOURING'], means: ['DECEPTION'], purpose: ['FORCED_LABOUR'] },
        },
      ],
      [before('03-06'), 'identifySurvivor', { level: 'PRELIMINARY', decidedBy: 'POLICE', exploitation: [atSea] }],
    );
    expect(await him.readSurvivor('returns { manner from crossing } identification { status }')).toEqual({
      returns: [{ manner: 'DEPORTED', from: 'TH', crossing: 'Poipet' }],
      identification: { status: 'POSSIBLE_VICTIM_OF_TRAFFICKING' },
    });
  });

  it('declines everything, and the case is closed', async () => {
    const entry = { office: 'SiemReapCac', programme: 'COMMUNITY_BASED', housing: 'KINSHIP', on: before('03-07') };
    expect(await him.refusal('enterAftercare', entry)).toBe('CONSENT_SCOPE_MISMATCH');
    const visits = { reason: 'REFUSED_SERVICES', finalAssessment: 'Wants to see the family first.' };
    await him.happens(
      [before('03-07'), 'declineService', { type: 'PSYCHOLOGICAL' }],
      [before('03-07'), 'declineService', { type: 'VOCATIONAL_TRAINING' }],
      [before('03-08'), 'requestClosure', visits],
      [before('03-09'), 'closeCase', {}, supervisor],
    );
    expect(await him.readSurvivor('closure { status reason } aftercare { housing } services { declinedOn }')).toEqual({
      closure: { status: 'CLOSED', reason: 'REFUSED_SERVICES' },
      aftercare: null,
      services: [{ declinedOn: before('03-07') }, { declinedOn: before('03-07') }],
    });
    await him.recordOn(before('04-09'), 'recordMissedFollowUp', {
      reason: 'DECLINED',
      note: 'Asks us not to call again.',
    });
    expect(await him.dueTasks()).toContain('FOLLOW_UP_AFTER_CLOSURE');
  });

  it('comes back a year later, and is new in aftercare', async () => {
    await him.happens(
      [dayOn('03-30'), 'reopenCase', { retrafficking: false, why: 'Cannot sleep, and wants to work on land.' }],
      [dayOn('03-30'), 'giveConsent', { ...own, scopes: ['SERVICES'] }],
      [dayOn('03-30'), 'enterAftercare', { office: 'SiemReapCac', programme: 'COMMUNITY_BASED', housing: 'KINSHIP' }],
      [dayOn('03-30'), 'assignCaseWorker', assignmentOf(caseWorker, dayOn('03-30')), supervisor],
    );
    expect(await him.readSurvivor('closure { status episode } aftercare { intake } referral { birthYear }')).toEqual({
      closure: { status: 'OPEN', episode: 2 },
      aftercare: { intake: 'NEW' },
      referral: { birthYear: Number(before('').slice(0, 4)) - 35 },
    });
    expect(await him.dueTasks()).toEqual(['FIRST_ASSESSMENT', 'FIRST_PLAN']);
  });

  it('accepts what was declined before', async () => {
    const talk = { type: 'PSYCHOLOGICAL', provider: 'SiemReapCac', mode: 'IN_PERSON', quantity: 1, unit: 'SESSION' };
    const goal = { goalId, domain: 'EDUCATION_AND_WORK', services: ['PSYCHOLOGICAL'], dueOn: dayOn('12-31') };
    await him.happens(
      [dayOn('04-02'), 'assessRisk', { level: 'MEDIUM', retraffickingIndicators: ['DEBT', 'NO_LIVELIHOOD'] }],
      [dayOn('04-06'), 'draftCasePlan', { planId, goals: [{ ...goal, aim: 'Sleeps.', survivorsWish: 'A boat of my own.' }] }],
      [dayOn('04-06'), 'submitCasePlan', { planId }],
      [dayOn('04-07'), 'approveCasePlan', { planId }, supervisor],
      [dayOn('04-09'), 'deliverService', { ...talk, goalId }],
      [dayOn('04-10'), 'completeFollowUp', { mode: 'HOME_VISIT', retraffickingIndicators: [] }],
    ); // prettier-ignore
    expect(await him.readSurvivor('services { type deliveries declinedOn }')).toEqual({
      services: expect.arrayContaining([
        { type: 'PSYCHOLOGICAL', deliveries: 0, declinedOn: before('03-07') },
        { type: 'PSYCHOLOGICAL', deliveries: 1, declinedOn: null },
      ]),
    });
  });

  it('is shown as of that year without the return', async () => {
    const { data } = await him.homeward.ask(
      `query ($id: UUID!, $day: Date!) { survivor(id: $id, purpose: CARE, asOf: $day) {
        closure { status reason episode } aftercare { intake } } }`,
      { id: him.survivorId, day: before('12-31') },
    );
    expect(data!.survivor).toEqual({
      closure: { status: 'CLOSED', reason: 'REFUSED_SERVICES', episode: 1 },
      aftercare: null,
    });
  });

  it('stands in the figures of both years', async () => {
    expect(await him.countFigure('M24', 'Deported', before('03-03'))).toBe(1);
    expect(await him.countFigure('M2', 'men', before('03-05'))).toBe(1);
    expect(await him.countFigure('M22', 'reason.RefusedServices', before('03-09'))).toBe(1);
    expect(await him.countFigure('M7', 'total', before('03-09'))).toBe(0);
    expect(await him.countFigure('M7', 'total', dayOn('03-30'))).toBe(1);
    expect(await him.countFigure('M10', 'ForcedLabour', dayOn('03-30'))).toBe(1);
    const days = (await him.timeline()).map(([day]) => day);
    expect([days[0], days.at(-1)]).toEqual([before('03-03'), dayOn('04-10')]);
    expect(await him.readSurvivor('prosecutions { legalHold } legalHolds { reason } erasure { status }')).toEqual({
      prosecutions: [],
      legalHolds: [],
      erasure: null,
    });
  });
});
