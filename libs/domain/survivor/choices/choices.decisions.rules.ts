import { requireAfterConsent, requireAfterOverride, requireReviewable } from '../steps/consent/consent.decider.js';
import {
  requireAfterActive,
  requireAfterSubmission,
  requireAfterWriting,
  requireApprovable,
  requireSubmitted,
} from '../steps/plan/approval.rules.js';
import { requireNoneLeftOutBy } from '../steps/plan/plan.rules.js';
import { activeOf, current } from '../steps/plan/plans.rules.js';
import type { CasePlan } from '../steps/plan/plan.state.js';
import { requireAfterDetermination, requireConfirmable } from '../steps/review/review.decider.js';
import type { SurvivorState } from '../survivor.js';
import type { ChoiceContext, Choices, FreeChoice } from './choice.rules.js';

/** A choice among the plans of this episode that have one of these statuses. */
const planThatIs = (
  statuses: readonly CasePlan['status'][],
  requires: (state: SurvivorState['plan'], one: CasePlan, context: ChoiceContext) => void,
): FreeChoice => ({
  codes: ({ plan }) =>
    current(plan.plans)
      .filter(({ status }) => statuses.includes(status))
      .map(({ planId }) => planId),
  requires: ({ plan }, planId, context) => {
    const one = plan.plans[planId];
    if (one) requires(plan, one, context);
  },
});

/** What is submitted, approved, confirmed, reviewed or withdrawn: some of it by another colleague, and none before its day. */
export const DECISION_CHOICES = {
  SubmitCasePlan: { planId: planThatIs(['drafted', 'returned'], (_, one, { on }) => requireAfterWriting(one, on)) },
  ApproveCasePlan: {
    planId: planThatIs(['submitted'], (plan, one, { on, by }) => {
      requireApprovable(one, by);
      requireNoneLeftOutBy(plan, one);
      requireAfterSubmission(one, on);
      requireAfterActive(activeOf(plan.plans), on);
    }),
  },
  ReturnCasePlan: {
    planId: planThatIs(['submitted'], (_, one, { on, by }) => {
      requireSubmitted(one, by);
      requireAfterSubmission(one, on);
    }),
  },
  ConfirmBestInterest: {
    bidId: {
      codes: ({ review }) =>
        review.determinations.filter(({ confirmedOn }) => confirmedOn === undefined).map(({ bidId }) => bidId),
      requires: ({ review }, bidId, { on, by }) => {
        const one = review.determinations.find((each) => each.bidId === bidId);
        if (!one) return;
        requireConfirmable(one, by);
        requireAfterDetermination(one, on);
      },
    },
  },
  WithdrawConsent: {
    consentId: {
      codes: ({ consent }) =>
        consent.given.filter(({ withdrawnOn }) => withdrawnOn === undefined).map(({ consentId }) => consentId),
      requires: ({ consent }, consentId, { on }) => {
        const one = consent.given.find((each) => each.consentId === consentId);
        if (one) requireAfterConsent(one, on);
      },
    },
  },
  ReviewConsentOverride: {
    overrideId: {
      codes: ({ consent }) => consent.overrides.map((one) => one.overrideId),
      requires: ({ consent }, overrideId, { on, by }) => {
        const one = consent.overrides.find((each) => each.overrideId === overrideId);
        if (!one) return;
        requireReviewable(one, by);
        requireAfterOverride(one, on);
      },
    },
  },
} satisfies Choices;
