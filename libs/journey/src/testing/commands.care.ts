import { dayAt } from '#decider';
import { HOUSING, PROGRAMMES, type Housing } from '../aftercare/aftercare.codes.js';
import { SERVICE_END_REASONS, SERVICE_MODES, SERVICE_TYPES, SERVICE_UNITS } from '../assistance/assistance.codes.js';
import { DISCLOSURES, FORENSIC_SETTINGS } from '../forensic-interview/forensic-interview.codes.js';
import { FOLLOW_UP_MODES, MISSED_REASONS } from '../reintegration/reintegration.codes.js';
import { TRACING_OUTCOMES } from '../repatriation/repatriation.codes.js';
import { BEST_INTEREST_OUTCOMES, MDT_ADVICE, MDT_AGENCIES, MEASURES } from '../review/review.codes.js';
import { CSI_DOMAINS, RETRAFFICKING_INDICATORS, RISK_LEVELS } from '../risk/risk.codes.js';
import { awaitingApproval } from '../risk/risk.rules.js';
import type { SurvivorState } from '../survivor.js';
import { PARTNER, later, type Draw } from './draw.js';
import type { Drawn } from './drawn.js';

/** For which measures somebody is brought where. */
const HOME_OF = {
  FosterPlacement: 'Foster',
  FamilyReunification: 'Parents',
  Repatriation: undefined,
  Other: undefined,
};

/** Where two colleagues have found that she should live, or else anywhere. */
const homeFor = (draw: Draw, { review }: SurvivorState): Housing => {
  const homes = review.determinations
    .filter(({ confirmedOn, spentOn, outcome }) => confirmedOn && !spentOn && outcome === 'InBestInterest')
    .flatMap(({ measure }) => HOME_OF[measure] ?? []) as Housing[];
  return homes.length > 0 && draw.flag() ? draw.one(homes) : draw.one(HOUSING);
};

const goalOf = (draw: Draw) => ({
  goalId: draw.id(),
  domain: draw.one(CSI_DOMAINS),
  aim: draw.personal(),
  services: [draw.one(SERVICE_TYPES)],
  dueOn: dayAt(later(draw.now, draw.whole(200))),
  ...draw.maybe(() => ({ survivorsWish: draw.personal() })),
});

/** One goal, or else none or the same one twice. */
const goalsFor = (draw: Draw) => {
  const goal = goalOf(draw);
  return draw.wild ? draw.one([[], [goal, goal]]) : [goal];
};

/** One domain, or else the same one twice. */
const scoresBy = (draw: Draw) => {
  const one = { domain: draw.one(CSI_DOMAINS), score: 1 + draw.whole(3) };
  return draw.wild ? [one, one] : [one];
};

/** A plan that is in one of these states, or else any. */
const planThatIs = (draw: Draw, { plans }: SurvivorState['plan'], ...statuses: readonly string[]): string =>
  draw.known(
    Object.values(plans)
      .filter(({ status }) => draw.rarely(6) || statuses.includes(status))
      .map(({ planId }) => planId),
  );

const activeGoals = ({ plans }: SurvivorState['plan']): readonly string[] =>
  Object.values(plans).find(({ activeFrom, activeUntil }) => activeFrom && !activeUntil)?.goals ?? [];

/** What is done for her. */
export const CARE = {
  RequestForensicInterview: (draw) => ({ agency: draw.text(), on: draw.day() }),
  ConductForensicInterview: (draw, { forensicInterview: { requested } }) => ({
    on: draw.day(),
    setting: draw.one(FORENSIC_SETTINGS),
    interviewer: draw.rarely(5) ? 'sokha' : 'kunthea',
    observers: [draw.text()],
    recorded: draw.flag(),
    language: 'khm',
    outcome: draw.one(DISCLOSURES),
    ...draw.maybe(() => ({ forensicInterviewId: draw.known(requested.map((one) => one.forensicInterviewId)) })),
    ...draw.maybe(() => ({ mediaSha256: 'a'.repeat(64), summary: draw.personal() })),
    ...draw.maybe(() => ({ repeatReason: draw.personal() })),
  }),
  HandOverForensicRecord: (draw) => ({
    to: draw.rarely(5) ? draw.text() : PARTNER,
    on: draw.day(),
    mediaSha256: draw.rarely(5) ? 'b'.repeat(64) : 'a'.repeat(64),
  }),

  HoldMdtReview: (draw) => ({
    on: draw.day(),
    agencies: draw.some(MDT_AGENCIES),
    ...draw.maybe(() => ({ mdtReviewId: draw.id() })),
    ...draw.maybe(() => ({ recommends: draw.flag() ? ['Return'] : draw.some(MDT_ADVICE) })),
    ...draw.maybe(() => ({ recommendations: [draw.personal(), draw.personal()] })),
  }),
  DetermineBestInterest: (draw, { repatriation }) => ({
    on: draw.day(),
    measure: repatriation.underWay && draw.flag() ? 'Repatriation' : draw.one(MEASURES),
    outcome: draw.rarely(4) ? 'NotInBestInterest' : draw.one(BEST_INTEREST_OUTCOMES.slice(0, 1)),
    ...draw.maybe(() => ({ reasons: draw.personal() })),
  }),
  ConfirmBestInterest: (draw, { review }) => ({
    bidId: draw.known(
      review.determinations
        .filter(({ confirmedOn }) => confirmedOn === undefined || draw.rarely(4))
        .map(({ bidId }) => bidId),
    ),
    on: draw.day(),
  }),

  RequestRepatriation: (draw) => ({ from: draw.one(['TH', 'MY']), on: draw.day() }),
  RecordFamilyTracing: (draw) => ({ on: draw.day(), outcome: draw.one(TRACING_OUTCOMES) }),
  CompleteRepatriation: (draw, { repatriation }) => ({
    from: draw.rarely(6) ? 'MY' : (repatriation.underWay?.from ?? 'TH'),
    crossing: draw.text(),
    authorities: [draw.text()],
    on: draw.day(),
    ...draw.maybe(() => ({ escort: draw.text(), receptionPlace: draw.personal() })),
  }),
  CancelRepatriation: (draw) => ({ on: draw.day() }),

  EnterAftercare: (draw, state) => ({
    on: draw.day(),
    office: 'Poipet',
    programme: draw.one(PROGRAMMES),
    housing: homeFor(draw, state),
    ...draw.maybe(() => ({ address: draw.personal(), safetyPlan: draw.personal() })),
  }),
  ChangeHousing: (draw, state) => ({
    on: draw.day(),
    arrangement: homeFor(draw, state),
    ...draw.maybe(() => ({ carer: draw.personal(), address: draw.personal() })),
    ...draw.maybe(() => ({ safetyPlan: draw.personal() })),
  }),
  SuspendAftercare: (draw) => ({ on: draw.day() }),
  ResumeAftercare: (draw) => ({ on: draw.day() }),

  AssessRisk: (draw) => ({
    assessmentId: draw.id(),
    on: draw.day(),
    level: draw.one(RISK_LEVELS),
    retraffickingIndicators: draw.some(RETRAFFICKING_INDICATORS),
    ...draw.maybe(() => ({ domains: scoresBy(draw) })),
    ...draw.maybe(() => ({ note: draw.personal() })),
  }),
  ApproveRiskReduction: (draw, { risk }) => {
    const waiting = awaitingApproval(risk.assessments);
    return {
      assessmentId: draw.known(
        waiting && !draw.rarely(5) ? [waiting.assessmentId] : risk.assessments.map((one) => one.assessmentId),
      ),
      on: draw.day(),
      ...draw.maybe(() => ({ reasons: draw.personal() })),
    };
  },

  DraftCasePlan: (draw) => ({
    planId: draw.id(),
    on: draw.day(),
    goals: goalsFor(draw),
  }),
  ReviseCasePlan: (draw, { plan }) => ({
    planId: draw.id(),
    on: draw.day(),
    goals: goalsFor(draw),
    ...draw.maybe(() => ({
      goalsReached: draw.rarely(4) ? [draw.id()] : activeGoals(plan).slice(0, 1),
      why: draw.personal(),
    })),
  }),
  SubmitCasePlan: (draw, { plan }) => ({
    planId: planThatIs(draw, plan, 'drafted', 'returned'),
    on: draw.day(),
  }),
  ApproveCasePlan: (draw, { plan }) => ({ planId: planThatIs(draw, plan, 'submitted'), on: draw.day() }),
  ReturnCasePlan: (draw, { plan }) => ({
    planId: planThatIs(draw, plan, 'submitted'),
    on: draw.day(),
    reason: draw.personal(),
  }),

  PlanService: (draw) => ({
    type: draw.one(SERVICE_TYPES),
    provider: draw.text(),
    from: draw.day(),
    ...draw.maybe(() => ({ serviceId: draw.id(), goalId: draw.id() })),
  }),
  DeliverService: (draw, { assistance, plan }) => {
    const serviceId = draw.flag() ? draw.id() : draw.known(assistance.services.map(({ serviceId }) => serviceId));
    return {
      serviceId,
      type:
        (!draw.wild && assistance.services.find((one) => one.serviceId === serviceId)?.type) || draw.one(SERVICE_TYPES),
      provider: draw.text(),
      mode: draw.one(SERVICE_MODES),
      quantity: draw.wild ? draw.whole(4) - 2 : 1,
      unit: draw.one(SERVICE_UNITS),
      emergency: !draw.rarely(5),
      ...draw.maybe(() => ({ goalId: draw.known(activeGoals(plan)) })),
      ...(draw.flag()
        ? { on: draw.day() }
        : { from: draw.day(), to: draw.day(), ...(draw.wild && { on: draw.day() }) }),
      ...draw.maybe(() => ({
        cost: { amount: draw.wild ? draw.one([-1, 0.5]) : draw.whole(5_000), currency: 'USD' },
        note: draw.personal(),
      })),
    };
  },
  DeclineService: (draw, { assistance }) => {
    const serviceId = draw.known(assistance.services.map(({ serviceId }) => serviceId));
    return {
      serviceId,
      type:
        (!draw.wild && assistance.services.find((one) => one.serviceId === serviceId)?.type) || draw.one(SERVICE_TYPES),
      on: draw.day(),
    };
  },
  EndService: (draw, { assistance }) => ({
    serviceId: draw.known(assistance.services.map(({ serviceId }) => serviceId)),
    on: draw.day(),
    reason: draw.one(SERVICE_END_REASONS),
  }),

  PlanReintegration: (draw) => ({
    on: draw.day(),
    arrangement: draw.one(HOUSING),
    ...draw.maybe(() => ({ reintegrationId: draw.id(), province: '01' })),
    ...draw.maybe(() => ({ withWhom: draw.personal(), place: draw.personal(), note: draw.personal() })),
    ...draw.maybe(() => ({ expectedOn: dayAt(later(draw.now, draw.whole(60))) })),
  }),
  CompleteReintegration: (draw, state) => ({
    reintegrationId: draw.flag() ? draw.id() : draw.known(Object.keys(state.reintegration.planned)),
    on: draw.day(),
    arrangement: homeFor(draw, state),
    ...draw.maybe(() => ({ province: '01' })),
    place: draw.personal(),
    ...draw.maybe(() => ({ withWhom: draw.personal(), safetyPlan: draw.personal() })),
  }),
  CompleteFollowUp: (draw) => ({
    on: draw.day(),
    mode: draw.one(FOLLOW_UP_MODES),
    retraffickingIndicators: draw.some(RETRAFFICKING_INDICATORS),
    ...draw.maybe(() => ({ note: draw.personal() })),
  }),
  RecordMissedFollowUp: (draw) => ({
    on: draw.day(),
    reason: draw.one(MISSED_REASONS),
    ...draw.maybe(() => ({ note: draw.personal() })),
  }),
} satisfies Partial<Drawn>;
