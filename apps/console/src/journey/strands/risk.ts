import { commands, type EntriesOfStrand } from '../entry.js';

const day = (instant: string): string => instant.slice(0, 10);

export const risk: EntriesOfStrand = (survivor) => [
  ...survivor.riskAssessments.flatMap((one) => [
    {
      id: one.assessmentId,
      on: one.on,
      kind: 'assessed',
      recordedBy: commands('AssessRisk'),
      named: one.assessmentId,
      codes: [['RiskLevel', one.level]] as const,
      who: one.assessedBy,
      text: one.note,
      warns: one.level === 'HIGH',
    },
    one.approvedOn && {
      id: `approved-${one.assessmentId}`,
      on: one.approvedOn,
      kind: 'reductionApproved',
      recordedBy: commands('ApproveRiskReduction'),
      named: one.assessmentId,
      who: one.approvedBy,
    },
  ]),
  ...survivor.followUps.map((one) => ({
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
    text: one.note,
    warns: !one.mode || one.retraffickingIndicators.length > 0,
  })),
  ...survivor.brokenGlass.map((one) => ({
    id: one.breakGlassId,
    on: day(one.openedAt),
    kind: 'glassBroken',
    codes: [['BreakGlassReason', one.reason]] as const,
    who: one.openedBy,
    warns: one.reviewedAt === null,
  })),
];
