import type { Step } from '#nest';
import { LiveOtherReviewsResolver, OtherReviewsResolver } from './other-reviews.resolver.js';

/** Not a step of its own: it shows what the entries of court cases and operations leave to review. */
export const reviewsStep: Step = {
  providers: [OtherReviewsResolver, LiveOtherReviewsResolver],
  projections: [],
  classes: {},
  upcast: {},
  amends: {},
  inputs: {},
};
