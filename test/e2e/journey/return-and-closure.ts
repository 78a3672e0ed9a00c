import { randomUUID } from 'node:crypto';
import { legalOfficer, supervisor } from '../../harness/homeward.js';
import { dayOn, type Story } from './story.js';

const visited = { mode: 'HOME_VISIT', retraffickingIndicators: [] };

/** Autumn and winter: return, closure and reopening. */
export const leaving = (story: Story): void => {
  it("returns to the father after a multi-agency review, with a safety plan for the mother's release", async () => {
    const reintegrationId = randomUUID();
    const planned = {
      reintegrationId,
      on: dayOn('10-02'),
      expectedOn: dayOn('10-15'),
      arrangement: 'PARENTS',
      province: '17',
    };
    await story.record('planReintegration', { ...planned, withWhom: 'the father' });
    const moved = { reintegrationId, on: dayOn('10-15'), arrangement: 'PARENTS', province: '17', place: 'House 2' };
    expect(await story.refusal('completeReintegration', moved)).toBe('BID_REQUIRED');
    const bidId = randomUUID();
    const best = { bidId, measure: 'FAMILY_REUNIFICATION', outcome: 'IN_BEST_INTEREST', on: dayOn('10-05') };
    await story.record('determineBestInterest', best);
    await story.record('confirmBestInterest', { bidId, on: dayOn('10-06') }, legalOfficer);
    expect(await story.refusal('completeReintegration', moved)).toBe('MDT_REVIEW_REQUIRED');
    const team = { agencies: ['JUSTICE', 'PROTECTION_RECOVERY_REINTEGRATION_REPATRIATION'], on: dayOn('10-10') };
    await story.record('holdMdtReview', { ...team, recommends: ['RETURN'] });
    expect(await story.refusal('completeReintegration', moved)).toBe('SAFETY_PLAN_MISSING');
    await story.record('completeReintegration', { ...moved, safetyPlan: 'The village chief calls us.' });
    expect(
      await story.readSurvivor('aftercare { housing } reintegrations { plannedOn completedOn place { value } }'),
    ).toEqual({
      aftercare: { housing: 'PARENTS' },
      reintegrations: [{ plannedOn: dayOn('10-02'), completedOn: dayOn('10-15'), place: { value: 'House 2' } }],
    });
  });

  it('is let go by somebody else than who asks, once every goal is reached and nothing is left to do', async () => {
    await story.record('completeFollowUp', { on: dayOn('10-20'), ...visited });
    await story.record('recordMissedFollowUp', { on: dayOn('10-24'), reason: 'NOT_REACHED' });
    const closing = {
      reason: 'GOALS_REACHED',
      finalAssessment: 'is closed by another person than the one who requests it, once nothing is left to do',
      on: dayOn('11-01'),
    };
    await story.record('requestClosure', closing);
    const closed = { on: dayOn('11-02') };
    expect(await story.refusal('closeCase', closed, supervisor)).toBe('GOALS_OPEN');
    expect(await story.sentence('closeCase', closed, supervisor)).toBe(
      '1 goal of the plan is still open: record each as reached (reachGoal) or dropped (dropGoal), or request the closure for another reason.',
    );
    await story.record('reachGoal', { goalId: story.goalId, on: dayOn('11-01'), note: 'Reads and writes.' });
    expect(await story.refusal('closeCase', closed, supervisor)).toBe('OPEN_TASKS');
    expect(await story.dueTasks()).toContain('MISSED_FOLLOW_UP');
    await story.record('completeFollowUp', { on: dayOn('11-01'), ...visited });
    expect(await story.refusal('closeCase', closed)).toBe('APPROVER_ROLE_REQUIRED');
    await story.record('closeCase', closed, supervisor);
    expect(await story.refusal('changeHousing', { on: dayOn('11-03'), arrangement: 'SHELTER' })).toBe('CASE_CLOSED');
    expect(await story.readSurvivor('closure { status reason closedOn } overview { closed }')).toEqual({
      closure: { status: 'CLOSED', reason: 'GOALS_REACHED', closedOn: dayOn('11-02') },
      overview: { closed: true },
    });
    expect(await story.dueTasks()).toEqual(Array.from({ length: 4 }, () => 'FOLLOW_UP_AFTER_CLOSURE'));
  });

  it('is followed up, and reopened when the child is found in the street', async () => {
    const seen = {
      on: dayOn('12-02'),
      mode: 'HOME_VISIT',
      retraffickingIndicators: ['OUT_OF_SCHOOL', 'NO_LIVELIHOOD'],
    };
    await story.record('completeFollowUp', { ...seen, note: 'Nobody was at home.' });
    expect(await story.dueTasks()).toHaveLength(3);
    expect(await story.refusal('reopenCase', { on: dayOn('11-01'), retrafficking: false })).toBe('DATE_ORDER');
    await story.record('reopenCase', { on: dayOn('12-05'), why: 'Begs at the temple.', retrafficking: false });
    const entry = { office: 'SiemReapCac', programme: 'COMMUNITY_BASED', housing: 'SHELTER', on: dayOn('12-06') };
    await story.record('enterAftercare', entry);
    expect(
      await story.readSurvivor('aftercare { enteredOn intake } closure { status episode } followUps { on mode }'),
    ).toEqual({
      aftercare: { enteredOn: dayOn('12-06'), intake: 'RETURNING' },
      closure: { status: 'OPEN', episode: 2 },
      followUps: expect.arrayContaining([
        { on: dayOn('04-25'), mode: 'HOME_VISIT' },
        { on: dayOn('10-24'), mode: null },
        { on: dayOn('12-02'), mode: 'HOME_VISIT' },
      ]),
    });
  });
};
