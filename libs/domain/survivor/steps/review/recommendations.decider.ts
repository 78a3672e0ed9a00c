import {
  isSamePayload,
  refuse,
  refuseField,
  requireAfter,
  type Day,
  type Decider,
  type DecisionContext,
} from '#kernel/decider';
import { requireWorkerOrOrganisation } from '../../../directory/directory.rules.js';
import type { Referral } from '../referral/referral.state.js';
import { requireDay } from '../referral/referral.rules.js';
import type { RecommendedAction, ReviewEvents } from './review.events.js';
import type { Recommendation, Review } from './review.state.js';

/** A recommendation as a command gives it: none of it is erased. */
export type NewRecommendation = Omit<RecommendedAction, 'text'> & { text: string };

export type RecommendationCommands = {
  CompleteRecommendation: { recommendationId: string; on: Day; note?: string };
};

type RecommendationDecider = Decider<Review, ReviewEvents, RecommendationCommands, { referral: Referral }>;

/** What a team asked somebody to do: open in the list of tasks until it is done. */
export const recommendations = {
  requires: {
    CompleteRecommendation: (state) => {
      if (Object.values(state.recommendations).every(({ done }) => done))
        refuse(
          'NOTHING_HERE',
          'No recommendation of a review is open here: record the review with its actions first (holdMdtReview).',
          'HoldMdtReview',
        );
    },
  } satisfies RecommendationDecider['requires'],

  decide: {
    CompleteRecommendation: (state, command, { steps: { referral }, now }) => {
      const recommendation = Object.hasOwn(state.recommendations, command.recommendationId)
        ? state.recommendations[command.recommendationId]
        : undefined;
      if (!recommendation)
        return refuse('NOT_FOUND', 'There is no such recommendation in this record: check recommendationId.');
      const data = { ...command, mdtReviewId: recommendation.mdtReviewId };
      if (recommendation.done && isSamePayload(recommendation.done, data)) return [];
      if (recommendation.done)
        refuse(
          'RECOMMENDATION_DONE',
          `This recommendation was carried out on ${recommendation.done.on}: correct that entry if it is wrong.`,
        );
      requireDay(command.on, referral, now);
      requireAfterReview(recommendation, command.on);
      return [{ type: 'RecommendationDone', data }];
    },
  } satisfies RecommendationDecider['decide'],

  evolve: {
    RecommendationDone: (state, data) => ({
      ...state,
      recommendations: {
        ...state.recommendations,
        [data.recommendationId]: { ...state.recommendations[data.recommendationId]!, done: data },
      },
    }),
  } satisfies Partial<RecommendationDecider['evolve']>,
};

/** The recommendations of a review, as open ones. */
export const requireRecommendation = (
  { recommendations: before }: Review,
  { mdtReviewId, on, actions = [] }: ReviewEvents['MdtReviewHeld'],
): Review['recommendations'] => ({
  ...before,
  ...Object.fromEntries(
    actions.map(({ recommendationId }) => [recommendationId, { mdtReviewId, recommendedOn: on, done: undefined }]),
  ),
});

/** Each recommendation has an id of its own, an owner who was there, and a day after the review. */
export const requireActions = (
  { recommendations: before }: Review,
  { on, actions }: { readonly on: Day; readonly actions: readonly NewRecommendation[] },
  context: Pick<DecisionContext<unknown>, 'directory'>,
): void => {
  const ids = actions.map(({ recommendationId }) => recommendationId);
  if (new Set(ids).size < ids.length || ids.some((id) => Object.hasOwn(before, id)))
    refuse(
      'ID_USED',
      'A recommendationId is used twice, or already in an earlier review: give each recommendation its own.',
    );
  for (const [at, { owner, dueOn }] of actions.entries()) {
    requireWorkerOrOrganisation(context, owner, on);
    if (dueOn < on)
      refuseField(
        { field: `actions.${at}.dueOn`, on: dueOn, after: { what: 'the review', day: on } },
        'DATE_ORDER',
        `A recommendation cannot be due (${dueOn}) before the review (${on}): correct one of the two days.`,
      );
  }
};

export const requireAfterReview = ({ recommendedOn }: Pick<Recommendation, 'recommendedOn'>, on: Day): void =>
  requireAfter(on, { 'the review': recommendedOn });
