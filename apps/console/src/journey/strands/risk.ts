import type { Telling } from '../entry.js';

const day = (instant: string): string => instant.slice(0, 10);

export const risk: Telling = (her) => [
  ...her.riskAssessments.flatMap((one) => [
    {
      id: one.assessmentId,
      on: one.on,
      kind: 'assessed',
      recordedBy: ['AssessRisk'],
      named: one.assessmentId,
      codes: [['RiskLevel', one.level]] as const,
      who: one.assessedBy,
      said: one.note,
      warns: one.level === 'High',
    },
    one.approvedOn && {
      id: `approved-${one.assessmentId}`,
      on: one.approvedOn,
      kind: 'reductionApproved',
      recordedBy: ['ApproveRiskReduction'],
      named: one.assessmentId,
      who: one.approvedBy,
    },
  ]),
  ...her.followUps.map((one) => ({
    id: one.eventId,
    on: one.on,
    kind: one.mode ? 'followedUp' : 'followUpMissed',
    eventId: one.eventId,
    codes: one.mode
      ? ([['FollowUpMode', one.mode]] as const)
      : one.missedFor
        ? ([['MissedReason', one.missedFor]] as const)
        : [],
    who: one.recordedBy,
    said: one.note,
    warns: !one.mode || one.retraffickingIndicators.length > 0,
  })),
  ...her.brokenGlass.map((one) => ({
    id: one.breakGlassId,
    on: day(one.openedAt),
    kind: 'glassBroken',
    codes: [['BreakGlassReason', one.reason]] as const,
    who: one.openedBy,
    warns: one.reviewedAt === null,
  })),
];
