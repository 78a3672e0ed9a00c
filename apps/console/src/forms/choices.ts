import type { TFunction } from 'i18next';
import type { Survivor } from '../journey/documents.js';
import { personalInWords, shortOf } from '../journey/name.js';
import { dayInWords } from '../language/days.js';
import type { LabelOf } from '../language/labels.js';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface Asked {
  readonly input: string;
  readonly field: string;
  readonly her: Survivor;
  readonly label: LabelOf;
  readonly t: TFunction;
}

type Source = (asked: Asked) => readonly Choice[];

const plans =
  (...status: readonly string[]): Source =>
  ({ her, label }) =>
    her.casePlans
      .filter((one) => status.length === 0 || status.includes(one.status))
      .map((one) => ({
        value: one.planId,
        label: `${dayInWords(one.on)} · ${label(one.status, 'CasePlanStatus')} · ${one.draftedBy}`,
      }));

const goals: Source = ({ her, label, t }) =>
  her.casePlans
    .filter(({ planId }) => planId === her.activePlan?.planId)
    .flatMap((plan) => plan.goals)
    .map((goal) => ({
      value: goal.goalId,
      label: [label(goal.domain, 'CsiDomain'), personalInWords(goal.aim, t)].filter(Boolean).join(': '),
    }));

const consents =
  (isOverride: boolean): Source =>
  ({ her, label }) =>
    her.consents
      .filter((one) => one.overridden === isOverride && one.withdrawnOn === null)
      .map((one) => ({
        value: one.consentId,
        label: `${dayInWords(one.on)} · ${one.scopes.map((scope) => label(scope, 'ConsentScope')).join(', ')}`,
      }));

const SOURCES: Readonly<Record<string, Source>> = {
  'SubmitCasePlan.planId': plans('Drafted', 'Returned'),
  'ApproveCasePlan.planId': plans('Submitted'),
  'ReturnCasePlan.planId': plans('Submitted'),
  planId: plans(),
  goalId: goals,
  goalsReached: goals,
  consentId: consents(false),
  overrideId: consents(true),
  assessmentId: ({ her, label }) =>
    her.riskAssessments
      .filter(({ assessmentId }) => assessmentId === her.risk?.awaitingApproval)
      .map((one) => ({
        value: one.assessmentId,
        label: `${dayInWords(one.on)} · ${label(one.level, 'RiskLevel')} · ${one.assessedBy}`,
      })),
  assignmentId: ({ her, label }) =>
    her.assignments
      .filter(({ endedOn }) => endedOn === null)
      .map((one) => ({ value: one.assignmentId, label: `${one.worker} · ${label(one.as, 'AssignedAs')}` })),
  bidId: ({ her, label }) =>
    her.bestInterests
      .filter(({ confirmedOn }) => confirmedOn === null)
      .map((one) => ({
        value: one.bidId,
        label: `${dayInWords(one.on)} · ${label(one.measure, 'BestInterestMeasure')} · ${one.determinedBy}`,
      })),
  serviceId: ({ her, label }) =>
    her.services
      .filter(({ endedOn }) => endedOn === null)
      .map((one) => ({
        value: one.serviceId,
        label: [label(one.type, 'ServiceType'), one.provider].filter(Boolean).join(' · '),
      })),
  referralId: ({ her }) =>
    her.referralsMade
      .filter(({ answer }) => answer === null)
      .map((one) => ({ value: one.referralId, label: `${dayInWords(one.on)} · ${one.toOrganisation}` })),
  reintegrationId: ({ her, label }) =>
    her.reintegrations
      .filter(({ completedOn }) => completedOn === null)
      .map((one) => ({ value: one.reintegrationId, label: label(one.arrangement, 'Housing') })),
  forensicInterviewId: ({ her, input }) =>
    input.startsWith('Conduct')
      ? her.forensicInterviewRequests
          .filter(
            (asked) => !her.forensicInterviews.some((held) => held.forensicInterviewId === asked.forensicInterviewId),
          )
          .map((one) => ({ value: one.forensicInterviewId, label: `${dayInWords(one.on)} · ${one.agency}` }))
      : her.forensicInterviews.map((one) => ({
          value: one.forensicInterviewId,
          label: `${dayInWords(one.on)} · ${one.interviewer}`,
        })),
  prosecutionId: ({ her }) =>
    her.prosecutions
      .filter(({ concludedOn }) => concludedOn === null)
      .map((one) => ({ value: one.prosecutionId, label: `${dayInWords(one.openedOn)} · ${one.court}` })),
  holdId: ({ her, label }) =>
    her.legalHolds
      .filter(({ liftedOn }) => liftedOn === null)
      .map((one) => ({
        value: one.holdId,
        label: `${dayInWords(one.placedOn)} · ${label(one.reason, 'LegalHoldReason')}`,
      })),
  requestId: ({ her }) => (her.erasure ? [{ value: her.erasure.requestId, label: her.erasure.requestedBy ?? '' }] : []),
  breakGlassId: ({ her, label }) =>
    her.brokenGlass
      .filter(({ reviewedAt }) => reviewedAt === null)
      .map((one) => ({ value: one.breakGlassId, label: `${one.openedBy} · ${label(one.reason, 'BreakGlassReason')}` })),
  eventId: ({ her, label }) =>
    her.corrections
      .filter(({ upheld }) => upheld === null)
      .map((one) => ({
        value: one.eventId,
        label: `${dayInWords(one.recordedAt.slice(0, 10))} · ${label(one.kind, 'CorrectionKind')} · ${one.recordedBy}`,
      })),
  episodeId: ({ her, label }) =>
    (her.identification?.episodes ?? []).map((one) => ({
      value: one.episodeId,
      label: `${one.country} · ${one.types.map((type) => label(type, 'Exploitation')).join(', ')}`,
    })),
  keptSurvivorId: ({ her }) =>
    her.link ? [{ value: her.link.keptSurvivorId, label: shortOf(her.link.keptSurvivorId) }] : [],
};

/** The recorded items that a field may refer to; undefined if the id has to be typed. */
export const choicesFor = (asked: Asked): readonly Choice[] | undefined => {
  const { input, field } = asked;
  // any entry may be corrected, so the user copies the id from the history
  if (field === 'eventId' && /^(CorrectEntry|StrikeOutEntry)$/.test(input)) return undefined;
  return (SOURCES[`${input}.${field}`] ?? SOURCES[field])?.(asked);
};
