import { randomUUID } from 'node:crypto';
import { caseWorker, legalOfficer, supervisor } from '../../harness/homeward.js';
import { assignmentOf } from '../../harness/telling.js';
import { on, type Story } from './story.js';

const colleague = { ...caseWorker, id: 'chenda' };
const assessmentId = randomUUID();
const team = { agencies: ['LawEnforcement', 'Justice', 'ProtectionRecoveryReintegrationRepatriation'] };

/** Spring: where to place a child recruited by a parent. */
export const home = (her: Story): void => {
  it('lives with relatives after two people of two roles have found that best', async () => {
    for (const one of [colleague, legalOfficer])
      await her.record('assignCaseWorker', assignmentOf(one, on('04-01')), supervisor);
    const bidId = randomUUID();
    const aunt = { on: on('04-10'), arrangement: 'Kinship', carer: 'an aunt', address: 'House 9' };
    expect(await her.refusal('changeHousing', aunt)).toBe('BID_REQUIRED');
    const best = { measure: 'FamilyReunification', outcome: 'InBestInterest', reasons: 'Asks for the aunt.' };
    await her.record('determineBestInterest', { bidId, on: on('04-02'), ...best });
    const confirmation = { bidId, on: on('04-03') };
    expect(await her.refusal('confirmBestInterest', confirmation)).toBe('APPROVER_IS_AUTHOR');
    expect(await her.refusal('confirmBestInterest', confirmation, colleague)).toBe('APPROVER_ROLE_REQUIRED');
    expect(await her.refusal('changeHousing', aunt)).toBe('BID_REQUIRED');
    await her.record('confirmBestInterest', confirmation, legalOfficer);

    const mother = { on: on('04-10'), arrangement: 'Parents', safetyPlan: 'The aunt calls every day.' };
    expect(await her.refusal('changeHousing', mother)).toBe('MDT_REVIEW_REQUIRED');
    await her.record('holdMdtReview', { ...team, on: on('04-08'), recommends: ['NoReturn', 'Prosecution'] });
    expect(await her.refusal('changeHousing', mother)).toBe('MDT_REVIEW_REQUIRED');
    await her.record('changeHousing', aunt);
    expect(await her.shown('aftercare { housing address { value } } bestInterests { measure outcome }')).toEqual({
      aftercare: { housing: 'Kinship', address: { value: 'House 9' } },
      bestInterests: [{ measure: 'FamilyReunification', outcome: 'InBestInterest' }],
    });
  });

  it('has a lower risk only after a supervisor has agreed', async () => {
    const lower = { assessmentId, on: on('04-20'), level: 'Low', retraffickingIndicators: ['OutOfSchool'] };
    await her.record('assessRisk', lower);
    const approval = { assessmentId, on: on('04-21') };
    expect(await her.shown('risk { level awaitingApproval }')).toEqual({
      risk: { level: 'High', awaitingApproval: assessmentId },
    });
    expect(await her.refusal('approveRiskReduction', approval)).toBe('APPROVER_ROLE_REQUIRED');
    await her.record('approveRiskReduction', { ...approval, reasons: 'Lives with the aunt.' }, supervisor);
    expect(await her.shown('risk { level awaitingApproval }')).toEqual({
      risk: { level: 'Low', awaitingApproval: null },
    });
  });

  it('is recorded once, however often a command is sent, and never over newer entries', async () => {
    const commandId = randomUUID();
    const seen = { commandId, on: on('04-25'), mode: 'HomeVisit', retraffickingIndicators: [] };
    const receipt = await her.record('completeFollowUp', seen);
    expect(await her.record('completeFollowUp', seen)).toEqual(receipt);
    expect(await her.refusal('completeFollowUp', { ...seen, mode: 'PhoneCall' })).toBe('COMMAND_REUSED');
    const { survivorId } = her;
    const late = { survivorId, expectedRevision: receipt.revision - 1, on: on('04-26'), reason: 'NotReached' };
    const { errors } = await her.homeward.command('recordMissedFollowUp', late, colleague);
    expect(errors![0]!.extensions).toMatchObject({
      code: 'REVISION_CONFLICT',
      currentRevision: receipt.revision,
      since: [{ type: 'FollowUpCompleted', by: 'sokha', revision: receipt.revision }],
    });
  });
};
