import { dayAt } from '#kernel/decider';
import { DISCLOSURES, FORENSIC_SETTINGS } from '../../steps/forensic-interview/forensic-interview.codes.js';
import { BEST_INTEREST_OUTCOMES, MDT_ADVICE, MDT_AGENCIES, MEASURES } from '../../steps/review/review.codes.js';
import {
  CSI_DOMAINS,
  RETRAFFICKING_INDICATORS,
  RISK_LEVELS,
  SELF_SUFFICIENCY_DOMAINS,
} from '../../steps/risk/risk.codes.js';
import { isMinor } from '../../steps/referral/referral.rules.js';
import { awaitingApproval } from '../../steps/risk/risk.rules.js';
import { PARTNER, instantAfter, type Draw } from '../draw.js';
import type { CommandGenerators } from '../drawn.js';

/** One domain, or else the same one twice. */
const scoresBy = <const Domain>(draw: Draw, domains: readonly Domain[], best: number) => {
  const one = { domain: draw.one(domains), score: 1 + draw.whole(best - 1) };
  return draw.isWild ? [one, one] : [one];
};

/** One recommendation or two, or else the same one twice. */
const actionsFor = (draw: Draw) => {
  const [one, other] = [actionOf(draw), actionOf(draw)];
  if (draw.isWild) return [one, one];
  return draw.flag() ? [one, other] : [one];
};

const actionOf = (draw: Draw) => ({
  recommendationId: draw.id(),
  text: draw.personal(),
  owner: draw.one(['sokha', PARTNER]),
  dueOn: dayAt(instantAfter(draw.now, draw.whole(60))),
});

/** Commands that record what professionals find and conclude. */
export const FINDINGS = {
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
    agencies: draw.rarely(8) ? [] : draw.some(MDT_AGENCIES),
    ...draw.maybe(() => ({ mdtReviewId: draw.id() })),
    ...draw.maybe(() => ({ recommends: draw.flag() ? ['Return'] : draw.some(MDT_ADVICE) })),
    ...draw.maybe(() => ({ recommendations: [draw.personal(), draw.personal()] })),
    ...draw.maybe(() => ({ attendees: ['sokha', PARTNER] })),
    ...draw.maybe(() => ({ actions: actionsFor(draw) })),
  }),
  CompleteRecommendation: (draw, { review: { recommendations } }) => ({
    recommendationId: draw.known(Object.keys(recommendations)),
    on: draw.day(),
    ...draw.maybe(() => ({ note: draw.personal() })),
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

  AssessRisk: (draw, { referral }) => ({
    assessmentId: draw.id(),
    on: draw.day(),
    level: draw.one(RISK_LEVELS),
    retraffickingIndicators: draw.some(RETRAFFICKING_INDICATORS),
    ...(draw.flag() &&
      (isMinor(referral, dayAt(draw.now)) !== draw.rarely(10)
        ? { domains: scoresBy(draw, CSI_DOMAINS, 4) }
        : { selfSufficiency: scoresBy(draw, SELF_SUFFICIENCY_DOMAINS, 5) })),
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
} satisfies Partial<CommandGenerators>;
