import { randomUUID } from 'node:crypto';
import { supervisor } from '../../harness/homeward.js';
import { dayOn, type Story } from './story.js';

const planId = randomUUID();
const school = {
  type: 'EDUCATION_SPONSORSHIP',
  provider: 'Wat Bo School',
  mode: 'IN_PERSON',
  from: dayOn('03-16'),
  to: dayOn('05-15'),
  quantity: 2,
  unit: 'MONTH',
  cost: { amount: 6000, currency: 'USD' },
};

/** Spring: services, by a plan that another person has approved. */
export const care = (story: Story): void => {
  const { goalId } = story;

  it('turns out to be a year younger, in every entry of the record', async () => {
    await story.record('revisePersonDetails', { birthDate: dayOn('05-01', 12) });
    const { referral } = (await story.readSurvivor('referral { birthYear birthDate { value } }')) as {
      referral: object;
    };
    expect(referral).toEqual({
      birthYear: Number(dayOn('', 12).slice(0, 4)),
      birthDate: { value: dayOn('05-01', 12) },
    });
  });

  it('is at high risk, so the case stays open', async () => {
    const indicators = ['CONTACT_WITH_RECRUITER', 'FAMILY_PRESSURE_TO_MIGRATE', 'OUT_OF_SCHOOL'];
    const domains = [{ domain: 'EDUCATION_AND_WORK', score: 1 }];
    const assessed = { on: dayOn('03-06'), level: 'HIGH', domains, retraffickingIndicators: indicators };
    expect(await story.refusal('assessRisk', { ...assessed, domains: [...domains, ...domains] })).toBe('DOMAIN_TWICE');
    await story.record('assessRisk', { ...assessed, note: 'The mother waits at the gate.' });
    const closing = { on: dayOn('03-08') };
    expect(await story.refusal('closeCase', closing, supervisor)).toBe('CLOSURE_NOT_REQUESTED');
    await story.record('requestClosure', { ...closing, reason: 'OTHER' });
    expect(await story.refusal('closeCase', closing)).toBe('APPROVER_ROLE_REQUIRED');
    expect(await story.refusal('closeCase', closing, supervisor)).toBe('FINAL_ASSESSMENT_MISSING');
    await story.record('requestClosure', { ...closing, reason: 'OTHER', finalAssessment: 'The mother demands it.' });
    expect(await story.refusal('closeCase', closing, supervisor)).toBe('RISK_TOO_HIGH_TO_CLOSE');
  });

  it('gets urgent services at once, and all others by a plan that another person has approved', async () => {
    const doctor = { type: 'MEDICAL', provider: 'Kru Khmer Clinic', mode: 'IN_PERSON', quantity: 1, unit: 'SESSION' };
    expect(await story.refusal('deliverService', { ...doctor, on: dayOn('03-05') })).toBe('PLAN_NOT_APPROVED');
    await story.record('deliverService', { ...doctor, on: dayOn('03-05'), emergency: true, note: 'A wound.' });
    const goal = {
      goalId,
      domain: 'EDUCATION_AND_WORK',
      services: ['EDUCATION_SPONSORSHIP'],
      dueOn: dayOn('12-31'),
    };
    const goals = [{ ...goal, aim: 'Attends school.', survivorsWish: 'To read.' }];
    await story.record('draftCasePlan', { planId, on: dayOn('03-10'), goals });
    const approved = { planId, on: dayOn('03-13') };
    expect(await story.refusal('approveCasePlan', approved, supervisor)).toBe('PLAN_NOT_SUBMITTED');
    await story.record('submitCasePlan', { planId, on: dayOn('03-11') });
    await story.record('returnCasePlan', { planId, on: dayOn('03-12'), reason: 'Who goes along?' }, supervisor);
    await story.record('submitCasePlan', { planId, on: dayOn('03-13') });
    expect(await story.refusal('approveCasePlan', approved)).toBe('APPROVER_ROLE_REQUIRED');
    expect(await story.refusal('deliverService', { ...school, goalId })).toBe('PLAN_NOT_APPROVED');
    await story.record('approveCasePlan', approved, supervisor);
    await story.record('deliverService', { ...school, goalId });
  });

  it('may decline one service, and gets the others', async () => {
    await story.record('declineService', { type: 'PSYCHOLOGICAL', on: dayOn('03-17') });
    const talk = { type: 'COUNSELLING', provider: 'SiemReapCac', mode: 'IN_PERSON', quantity: 1, unit: 'SESSION' };
    await story.record('deliverService', { ...talk, on: dayOn('03-18'), goalId });
    expect(await story.readSurvivor('services { type deliveries from to declinedOn } activePlan { planId }')).toEqual({
      services: expect.arrayContaining([
        { type: 'MEDICAL', deliveries: 1, from: dayOn('03-05'), to: dayOn('03-05'), declinedOn: null },
        { type: 'EDUCATION_SPONSORSHIP', deliveries: 1, from: school.from, to: school.to, declinedOn: null },
        { type: 'PSYCHOLOGICAL', deliveries: 0, from: null, to: null, declinedOn: dayOn('03-17') },
        { type: 'COUNSELLING', deliveries: 1, from: dayOn('03-18'), to: dayOn('03-18'), declinedOn: null },
      ]),
      activePlan: { planId },
    });
  });

  it('is referred to the organisations named in the consent, and to no others', async () => {
    const consentId = randomUUID();
    const clinic = { toOrganisation: 'Kru Khmer Clinic', services: ['DENTAL'], consentId, on: dayOn('03-19') };
    expect(await story.refusal('makeReferral', clinic)).toBe('CONSENT_MISSING');
    await story.record('giveConsent', {
      consentId,
      scopes: ['SHARING'],
      recipients: ['Kru Khmer Clinic'],
      givenBy: 'APPOINTED_GUARDIAN',
      guardianKin: 'NONE',
      childAssent: true,
      language: 'khm',
      witnessRole: 'SOCIAL_WORKER',
      on: dayOn('03-19'),
    });
    const toSchool = { ...clinic, toOrganisation: 'Wat Bo School' };
    expect(await story.refusal('makeReferral', toSchool)).toBe('CONSENT_SCOPE_MISMATCH');
    const referralId = randomUUID();
    await story.record('makeReferral', { ...clinic, referralId, reason: 'A broken tooth.' });
    await story.record('answerReferral', { referralId, answer: 'ACCEPTED', on: dayOn('03-21') });
    expect(await story.readSurvivor('referralsMade { toOrganisation answer answeredOn reason { value } }')).toEqual({
      referralsMade: [
        {
          toOrganisation: 'Kru Khmer Clinic',
          answer: 'ACCEPTED',
          answeredOn: dayOn('03-21'),
          reason: { value: 'A broken tooth.' },
        },
      ],
    });
  });
};
