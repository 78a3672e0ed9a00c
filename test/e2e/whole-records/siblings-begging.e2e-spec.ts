import { randomUUID } from 'node:crypto';
import { interviewer, legalOfficer, receiptOf, supervisor } from '../../harness/homeward.js';
import { assignmentOf } from '../../harness/mutations.js';
import { dayOn } from '../journey/story.js';
import { WholeRecord } from './whole-record.js';

const sister = new WholeRecord();
const brother = new WholeRecord();
const both = [sister, brother];
const { operationId, prosecutionId } = sister;
const [mother, uncle, motherAppeals] = [randomUUID(), randomUUID(), randomUUID()];

beforeAll(() => Promise.all(both.map((one) => one.begin())));

const referral = {
  source: 'OUTREACH_OPERATION',
  operationId,
  office: 'SiemReapCac',
  province: '17',
  urgency: 'IMMEDIATE',
  familyName: 'Phal (SYNTHETIC)',
  nationality: 'KH',
  languages: ['khm'],
};
const authority = { givenBy: 'AUTHORITY', childAssent: true, language: 'khm', witnessRole: 'SOCIAL_WORKER' };
const guardian = { ...authority, givenBy: 'APPOINTED_GUARDIAN', guardianKin: 'NONE' };
const forced = { streetChild: true, forcedByFamily: true, forcedByKin: ['MOTHER', 'AUNT_OR_UNCLE'] };
const screening = {
  setting: 'MOBILE',
  operationId,
  interviewers: ['sokha'],
  authorityPresent: true,
  indicators: { act: ['RECRUITMENT'], means: ['COERCION'], purpose: ['FORCED_BEGGING'] },
  ...forced,
};
const begging = {
  episodeId: randomUUID(),
  types: ['FORCED_BEGGING'],
  recruitment: 'FAMILY_MEMBER',
  recruiterRelation: 'FAMILY',
  recruiterKin: ['MOTHER', 'AUNT_OR_UNCLE'],
  control: ['TAKES_EARNINGS'],
  country: 'KH',
  months: 14,
};
const foster = { arrangement: 'FOSTER', carer: 'Mrs Sao (SYNTHETIC)', address: 'House 21', safetyPlan: 'No visits.' };
const team = ['LAW_ENFORCEMENT', 'JUSTICE', 'PROTECTION_RECOVERY_REINTEGRATION_REPATRIATION'];

/** In court, once the policy has joined the two. */
const court = (day: string, mutation: string, input: object = {}) => sister.inCourt(mutation, { on: day, ...input });

const held = async (expected: boolean) => {
  for (const one of both)
    await one.homeward.until(`the hold is ${expected}`, async () => {
      const { prosecutions } = (await one.readSurvivor('prosecutions { legalHold }')) as { prosecutions: object[] };
      return JSON.stringify(prosecutions) === JSON.stringify([{ legalHold: expected }]);
    });
};

describe('a girl of 11 and a brother of 8, found begging at an outreach', () => {
  it('are met together, and have a record each', async () => {
    const outreach = { operationId, kind: 'CAC_OUTREACH', office: 'SiemReapCac', province: '17', on: dayOn('02-03') };
    const withAuthorities = ['Provincial police'];
    receiptOf(await sister.homeward.command('conductOperation', { ...outreach, withAuthorities }, supervisor));
    await sister.recordOn(dayOn('02-03'), 'receiveReferral', {
      ...referral,
      givenName: 'Kanha',
      sex: 'FEMALE',
      birthDate: dayOn('01-09', 11),
    });
    await brother.recordOn(dayOn('02-03'), 'receiveReferral', {
      ...referral,
      givenName: 'Rithy',
      sex: 'MALE',
      estimatedAge: 8,
    });
    const link = { otherSurvivorId: brother.survivorId, relation: 'SIBLING', foundTogether: true };
    await sister.record('linkRelative', link);
    const printed = [{ title: 'You are not alone', language: 'khm', count: 40 }];
    const result = { operationId, on: dayOn('02-03'), met: 31, screened: 2, referred: 2, materials: printed };
    receiptOf(await sister.homeward.command('recordOperationResult', result));
    const relatives = 'relatives { relation foundTogether otherSurvivorId { value } }';
    const sibling = (value: string) => ({
      relatives: [{ relation: 'SIBLING', foundTogether: true, otherSurvivorId: { value } }],
    });
    await brother.homeward.until('the policy has linked the brother', async () => {
      return JSON.stringify(await brother.readSurvivor(relatives)) !== JSON.stringify({ relatives: [] });
    });
    expect(await sister.readSurvivor(relatives)).toEqual(sibling(brother.survivorId));
    expect(await brother.readSurvivor(relatives)).toEqual(sibling(sister.survivorId));
  });

  it('speak with the consent of an authority, and name who sends them out', async () => {
    for (const child of both)
      await child.happens(
        [dayOn('02-03'), 'giveConsent', { ...authority, scopes: ['INTERVIEW', 'SERVICES'] }],
        [dayOn('02-03'), 'conductScreeningInterview', screening],
        [dayOn('02-04'), 'identifySurvivor', { level: 'PRELIMINARY', decidedBy: 'POLICE', exploitation: [begging] }],
      );
    const consent = {
      ...guardian,
      on: dayOn('02-05'),
      scopes: ['SERVICES'],
      givenBy: 'GUARDIAN',
      guardianKin: 'MOTHER',
    };
    expect(await sister.refusal('giveConsent', consent)).toBe('GUARDIAN_CONFLICT_OF_INTEREST');
    expect(await sister.dueTasks()).toEqual(['APPOINTED_GUARDIAN']);
  });

  it('get a guardian, a shelter, and after a decision of two roles foster parents', async () => {
    const scopes = ['SERVICES', 'FORENSIC_RECORDING', 'PROSECUTION'];
    for (const child of both) {
      const bidId = randomUUID();
      await child.happens(
        [dayOn('02-06'), 'giveConsent', { ...guardian, scopes }],
        [dayOn('02-06'), 'enterAftercare', { office: 'SiemReapCac', programme: 'SHELTER_BASED', housing: 'SHELTER' }],
        [dayOn('02-06'), 'assignCaseWorker', assignmentOf({ id: 'sokha', role: 'CASE_WORKER', office: 'SiemReapCac' }, dayOn('02-06')), supervisor],
        [dayOn('02-06'), 'assignCaseWorker', assignmentOf(legalOfficer, dayOn('02-06')), supervisor],
        [dayOn('02-10'), 'assessRisk', { level: 'MEDIUM', domains: [{ domain: 'CARE', score: 2 }], retraffickingIndicators: [] }],
        [dayOn('02-17'), 'determineBestInterest', { bidId, measure: 'FOSTER_PLACEMENT', outcome: 'IN_BEST_INTEREST' }],
        [dayOn('02-18'), 'confirmBestInterest', { bidId }, legalOfficer],
        [dayOn('02-20'), 'changeHousing', foster],
      ); // prettier-ignore
    }
    expect(await brother.readSurvivor('aftercare { housing carer { value } } risk { level }')).toEqual({
      aftercare: { housing: 'FOSTER', carer: { value: foster.carer } },
      risk: { level: 'MEDIUM' },
    });
    expect(await brother.dueTasks()).toEqual(['FOLLOW_UP', 'FIRST_PLAN']);
  });

  it('go to school by a plan that a supervisor has approved', async () => {
    for (const [child, wish] of [
      [sister, 'To become a teacher.'],
      [brother, 'To play football.'],
    ] as const) {
      const [planId, goalId] = [randomUUID(), randomUUID()];
      const services = ['EDUCATION_SPONSORSHIP', 'FOSTER_CARE_SPONSORSHIP'];
      const goal = { goalId, domain: 'EDUCATION_AND_WORK', services, dueOn: dayOn('12-31'), survivorsWish: wish };
      const school = {
        type: services[0],
        provider: 'Wat Damnak School',
        mode: 'IN_PERSON',
        unit: 'MONTH',
        quantity: 3,
      };
      await child.happens(
        [dayOn('02-24'), 'completeFollowUp', { mode: 'HOME_VISIT', retraffickingIndicators: [] }],
        [dayOn('02-24'), 'draftCasePlan', { planId, goals: [{ ...goal, aim: 'Attends school every day.' }] }],
        [dayOn('02-24'), 'submitCasePlan', { planId }],
        [dayOn('02-26'), 'approveCasePlan', { planId }, supervisor],
        [
          dayOn('05-29'),
          'deliverService',
          { ...school, on: undefined, from: dayOn('03-02'), to: dayOn('05-29'), goalId },
        ],
      );
    }
  });

  it('tell it once each, to an interviewer who knew nothing of it', async () => {
    for (const child of both) {
      const interview = { setting: 'CAC', interviewer: 'kunthea', observers: ['Prosecutor'], language: 'khm' };
      const told = { recorded: true, mediaSha256: 'cd'.repeat(32), outcome: 'FULL_DISCLOSURE', summary: 'Each day.' };
      await child.happens(
        [dayOn('03-09'), 'requestForensicInterview', { agency: 'Siem Reap prosecutor' }, legalOfficer],
        [dayOn('03-09'), 'assignCaseWorker', assignmentOf(interviewer, dayOn('03-09')), supervisor],
        [dayOn('03-12'), 'conductForensicInterview', { ...interview, ...told }, interviewer],
        [dayOn('03-16'), 'holdMdtReview', { agencies: team, recommends: ['PROSECUTION', 'FORENSIC_HAND_OVER', 'NO_RETURN'] }],
        [dayOn('03-20'), 'identifySurvivor', { level: 'FORMAL', decidedBy: 'POLICE', exploitation: [begging] }],
      ); // prettier-ignore
    }
    const identification = 'identification { status level } forensicInterviews { outcome ageOnDay }';
    expect(await sister.readSurvivor(identification)).toEqual({
      identification: { status: 'ACTUAL_VICTIM_OF_TRAFFICKING', level: 'FORMAL' },
      forensicInterviews: [{ outcome: 'FULL_DISCLOSURE', ageOnDay: 11 }],
    });
  });

  it('are both heard in one case, in which their mother and their uncle are accused', async () => {
    const part = { prosecutionId, court: 'Siem Reap', article: '10', role: 'COMPLAINANT' };
    for (const child of both) await child.recordOn(dayOn('04-01'), 'openProsecution', part, legalOfficer);
    await held(true);
    await court(dayOn('02-05'), 'fileComplaint', { agency: 'Siem Reap police' });
    const accused = [
      { accusedId: mother, role: 'EXPLOITER', kin: 'MOTHER', name: 'Phal Maly (SYNTHETIC)' },
      { accusedId: uncle, role: 'ACCOMPLICE', kin: 'AUNT_OR_UNCLE' },
    ];
    for (const one of accused) await court(dayOn('02-05'), 'nameAccused', one);
    await court(dayOn('02-07'), 'recordArrest', { accusedId: mother });
    for (const { accusedId } of accused) await court(dayOn('04-15'), 'fileCharges', { accusedId, article: '10' });
    await court(dayOn('06-02'), 'recordHearing');
    const { refused } = await refusedClosure();
    expect(refused).toBe('OPEN_PROSECUTION');
  });

  const refusedClosure = async () => {
    await sister.recordOn(dayOn('06-03'), 'requestClosure', {
      reason: 'OTHER',
      finalAssessment: 'The family asks for it.',
    });
    return { refused: await sister.refusal('closeCase', { on: dayOn('06-04') }, supervisor) };
  };

  it('see the mother convicted for 18 months, and the uncle acquitted', async () => {
    await court(dayOn('06-15'), 'recordVerdict', { accusedId: mother, outcome: 'CONVICTED' });
    await court(dayOn('06-15'), 'imposeSentence', { accusedId: mother, months: 18 });
    await court(dayOn('06-15'), 'recordVerdict', { accusedId: uncle, outcome: 'ACQUITTED' });
    await court(dayOn('07-01'), 'lodgeAppeal', { appealId: motherAppeals, accusedId: mother, appellant: 'DEFENCE' });
    await held(true);
    await court(dayOn('09-21'), 'decideAppeal', { appealId: motherAppeals, outcome: 'UPHELD' });
    await held(true);
    await court(dayOn('10-22'), 'concludeProsecution', { outcome: 'CONVICTED' });
    await held(false);
    expect(await sister.countFigure('M26', 'acquitted', dayOn('06-15'), prosecutionId)).toBe(1);
    expect(await sister.countFigure('M26', 'months', dayOn('06-15'), prosecutionId)).toBe(1);
    expect(await sister.countFigure('M26', 'appeals', dayOn('07-01'), prosecutionId)).toBe(1);
  });

  it('stand in the figures, each once', async () => {
    for (const [child, group] of [
      [sister, 'girls'],
      [brother, 'boys'],
    ] as const) {
      expect(await child.countFigure('M2', group, dayOn('02-03'))).toBe(1);
      expect(await child.countFigure('M5', group, dayOn('02-04'))).toBe(1);
      expect(await child.countFigure('M16', 'forcedByFamily', dayOn('02-03'))).toBe(1);
      expect(await child.countFigure('M8', 'new', dayOn('02-06'))).toBe(1);
      // the interview before the verdict
      expect(await child.countFigure('M18', 'convictions', dayOn('06-15'))).toBe(1);
      expect(await child.countFigure('M18', 'convictions', dayOn('10-22'))).toBe(0);
    }
    expect(await sister.countFigure('M18', 'convictions', dayOn('06-15'), prosecutionId)).toBe(1);
    expect(await sister.countFigure('M4', 'operations.CacOutreach', dayOn('02-03'), operationId)).toBe(1);
    expect(await sister.countFigure('P6', 'met', dayOn('02-03'), operationId)).toBe(1);
  });

  it('have a timeline from the outreach to the end of the case', async () => {
    const entries = await brother.timeline();
    expect(entries[0]![0]).toBe(dayOn('02-03'));
    expect(entries).toContainEqual([dayOn('10-22'), 'ProsecutionConcluded']);
    expect(await brother.readSurvivor('prosecutions { outcome } erasure { status } closure { status }')).toEqual({
      prosecutions: [{ outcome: 'CONVICTED' }],
      erasure: null,
      closure: null,
    });
  });
});
