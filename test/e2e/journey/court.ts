import { randomUUID } from 'node:crypto';
import { caseWorker, interviewer, legalOfficer, supervisor } from '../../harness/homeward.js';
import { assignmentOf } from '../../harness/mutations.js';
import { dayOn, type Story } from './story.js';

const forensicInterviewId = randomUUID();
const mediaSha256 = 'ab'.repeat(32);
const told = {
  forensicInterviewId,
  on: dayOn('05-04'),
  setting: 'CAC',
  interviewer: 'kunthea',
  observers: ['Prosecutor'],
  recorded: true,
  mediaSha256,
  language: 'khm',
  outcome: 'FULL_DISCLOSURE',
  summary: 'Sent out to beg each morning.',
};
const assent = { givenBy: 'APPOINTED_GUARDIAN', guardianKin: 'NONE', childAssent: true };

/** Summer and autumn: the child's testimony, and the court case. */
export const court = (story: Story): void => {
  it('testifies once, to a trained interviewer of children', async () => {
    expect(await story.refusal('conductForensicInterview', told, interviewer)).toBe('NOT_FOUND');
    await story.record('assignCaseWorker', assignmentOf(interviewer, dayOn('05-02')), supervisor);
    const asked = { forensicInterviewId, agency: 'Provincial prosecutor', on: dayOn('05-02') };
    await story.record('requestForensicInterview', asked, legalOfficer);
    expect(await story.refusal('conductForensicInterview', told)).toBe('FORBIDDEN');
    const byColleague = { ...told, interviewer: 'sokha' };
    expect(await story.refusal('conductForensicInterview', byColleague, interviewer)).toBe('INTERVIEWER_NOT_TRAINED');
    const unproven = { ...told, mediaSha256: undefined };
    expect(await story.refusal('conductForensicInterview', unproven, interviewer)).toBe('MEDIA_HASH_MISSING');
    await story.record('conductForensicInterview', told, interviewer);
    const again = { ...told, forensicInterviewId: randomUUID(), on: dayOn('05-11') };
    expect(await story.refusal('conductForensicInterview', again, interviewer)).toBe(
      'REPEAT_INTERVIEW_REASON_REQUIRED',
    );
    const interviews = 'forensicInterviews { outcome ageOnDay mediaSha256 }';
    expect(await story.readSurvivor(interviews)).toEqual({
      forensicInterviews: [{ outcome: 'FULL_DISCLOSURE', ageOnDay: 12, mediaSha256 }],
    });
  });

  it('is heard by the court after consenting to that', async () => {
    const given = { to: 'Siem Reap Court', on: dayOn('05-18'), mediaSha256 };
    expect(await story.refusal('handOverForensicRecord', given, legalOfficer)).toBe('CONSENT_SCOPE_MISMATCH');
    const recipients = { scopes: ['SHARING'], recipients: ['Siem Reap Court'] };
    const agreed = { ...assent, language: 'khm', witnessRole: 'LAWYER', on: dayOn('05-17') };
    await story.record('giveConsent', { ...recipients, ...agreed }, legalOfficer);
    await story.record('handOverForensicRecord', given, legalOfficer);
  });

  it('takes part in the case against the mother, which has a stream of its own', async () => {
    const { prosecutionId } = story;
    const part = { prosecutionId, on: dayOn('05-20'), court: 'Siem Reap', article: '10', role: 'COMPLAINANT' };
    expect(await story.refusal('openProsecution', part)).toBe('FORBIDDEN');
    await story.record('openProsecution', part, legalOfficer);
    await story.inCourt('fileCharges', { article: '10', accusedCount: 1, on: dayOn('05-25') });
    const measure = { prosecutionId, measure: 'NO_CONTACT_ORDER', on: dayOn('05-26') };
    await story.record('grantProtectiveMeasure', measure, legalOfficer);
    await story.inCourt('recordHearing', { on: dayOn('06-15') });
    expect(await story.readSurvivor('prosecutions { legalHold outcome measures }')).toEqual({
      prosecutions: [{ legalHold: true, outcome: null, measures: ['NO_CONTACT_ORDER'] }],
    });
  });

  it('keeps an open case while the prosecution lasts', async () => {
    await story.record('completeFollowUp', { on: dayOn('06-20'), mode: 'SCHOOL_VISIT', retraffickingIndicators: [] });
    const closing = { reason: 'GOALS_REACHED', finalAssessment: 'Reads and writes.', on: dayOn('06-25') };
    await story.record('requestClosure', closing);
    expect(await story.refusal('closeCase', { on: dayOn('06-26') }, supervisor)).toBe('OPEN_PROSECUTION');
  });

  it("gets the verdict in the survivor's own record", async () => {
    await story.inCourt('recordVerdict', { outcome: 'CONVICTED', on: dayOn('10-01') });
    const heard = 'prosecutions { legalHold outcome concludedOn }';
    await story.homeward.until('the record has the verdict', async () => {
      const { prosecutions } = (await story.readSurvivor(heard, caseWorker)) as {
        prosecutions: { legalHold: boolean }[];
      };
      return prosecutions.every(({ legalHold }) => !legalHold);
    });
    expect(await story.readSurvivor(heard)).toEqual({
      prosecutions: [{ legalHold: false, outcome: 'CONVICTED', concludedOn: dayOn('10-01') }],
    });
    await story.inCourt('imposeSentence', { years: 7, on: dayOn('10-01') });
  });
};
