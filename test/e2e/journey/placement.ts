import { randomUUID } from 'node:crypto';
import { caseWorker, legalOfficer, supervisor } from '../../harness/homeward.js';
import { assignmentOf } from '../../harness/mutations.js';
import { dayOn, type Story } from './story.js';

const colleague = { ...caseWorker, id: 'chenda' };
const assessmentId = randomUUID();
const team = { agencies: ['LAW_ENFORCEMENT', 'JUSTICE', 'PROTECTION_RECOVERY_REINTEGRATION_REPATRIATION'] };

/** Spring: where to place a child recruited by a parent. */
export const home = (story: Story): void => {
  it('lives with relatives after two people of two roles have found that best', async () => {
    for (const one of [colleague, legalOfficer])
      await story.record('assignCaseWorker', assignmentOf(one, dayOn('04-01')), supervisor);
    const bidId = randomUUID();
    const aunt = { on: dayOn('04-10'), arrangement: 'KINSHIP', carer: 'an aunt', address: 'House 9' };
    expect(await story.refusal('changeHousing', aunt)).toBe('BID_REQUIRED');
    const best = { measure: 'FAMILY_REUNIFICATION', outcome: 'IN_BEST_INTEREST', reasons: 'Asks for the aunt.' };
    await story.record('determineBestInterest', { bidId, on: dayOn('04-02'), ...best });
    const confirmation = { bidId, on: dayOn('04-03') };
    expect(await story.refusal('confirmBestInterest', confirmation)).toBe('APPROVER_IS_AUTHOR');
    expect(await story.refusal('confirmBestInterest', confirmation, colleague)).toBe('APPROVER_ROLE_REQUIRED');
    expect(await story.refusal('changeHousing', aunt)).toBe('BID_REQUIRED');
    await story.record('confirmBestInterest', confirmation, legalOfficer);

    const mother = { on: dayOn('04-10'), arrangement: 'PARENTS', safetyPlan: 'The aunt calls every day.' };
    expect(await story.refusal('changeHousing', mother)).toBe('MDT_REVIEW_REQUIRED');
    await story.record('holdMdtReview', { ...team, on: dayOn('04-08'), recommends: ['NO_RETURN', 'PROSECUTION'] });
    expect(await story.refusal('changeHousing', mother)).toBe('MDT_REVIEW_REQUIRED');
    await story.record('changeHousing', aunt);
    expect(
      await story.readSurvivor('aftercare { housing address { value } } bestInterests { measure outcome }'),
    ).toEqual({
      aftercare: { housing: 'KINSHIP', address: { value: 'House 9' } },
      bestInterests: [{ measure: 'FAMILY_REUNIFICATION', outcome: 'IN_BEST_INTEREST' }],
    });
  });

  it('has a lower risk only after a supervisor has agreed', async () => {
    const lower = { assessmentId, on: dayOn('04-20'), level: 'LOW', retraffickingIndicators: ['OUT_OF_SCHOOL'] };
    await story.record('assessRisk', lower);
    const approval = { assessmentId, on: dayOn('04-21') };
    expect(await story.readSurvivor('risk { level awaitingApproval }')).toEqual({
      risk: { level: 'HIGH', awaitingApproval: assessmentId },
    });
    expect(await story.refusal('approveRiskReduction', approval)).toBe('APPROVER_ROLE_REQUIRED');
    await story.record('approveRiskReduction', { ...approval, reasons: 'Lives with the aunt.' }, supervisor);
    expect(await story.readSurvivor('risk { level awaitingApproval }')).toEqual({
      risk: { level: 'LOW', awaitingApproval: null },
    });
  });

  it('is recorded once, however often a command is sent, and never over newer entries', async () => {
    const commandId = randomUUID();
    const seen = { commandId, on: dayOn('04-25'), mode: 'HOME_VISIT', retraffickingIndicators: [] };
    const receipt = await story.record('completeFollowUp', seen);
    expect(await story.record('completeFollowUp', seen)).toEqual(receipt);
    expect(await story.refusal('completeFollowUp', { ...seen, mode: 'PHONE_CALL' })).toBe('COMMAND_REUSED');
    const { survivorId } = story;
    const late = { survivorId, expectedRevision: receipt.revision - 1, on: dayOn('04-26'), reason: 'NOT_REACHED' };
    const { errors } = await story.homeward.command('recordMissedFollowUp', late, colleague);
    expect(errors![0]!.extensions).toMatchObject({
      code: 'REVISION_CONFLICT',
      currentRevision: receipt.revision,
      since: [{ type: 'FollowUpCompleted', by: 'sokha', revision: receipt.revision }],
    });
  });
};
