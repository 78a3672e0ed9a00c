import { ArgsType, ObjectType } from '@nestjs/graphql';
import { AtLeast, Id, PageSize, Stale } from '#nest';

/** How many of each list are shown, unless more are asked for; and the most, since each change sends them again. */
export const [REVIEWS_SHOWN, REVIEWS_MAX] = [100, 1_000];

/** What of the lists is asked for. */
export interface ReviewsAsked {
  readonly first?: number;
  readonly prosecutionId?: string;
  readonly operationId?: string;
}

@ArgsType()
export class LiveOtherReviewsArgs implements ReviewsAsked {
  @PageSize(REVIEWS_MAX, {
    nullable: true,
    description: 'The most reviews of each list, the oldest first: up to 1000; by default, 100.',
  })
  readonly first?: number;
  @Id({ nullable: true, description: 'Of court cases, only this one.' }) readonly prosecutionId?: string;
  @Id({ nullable: true, description: 'Of operations and activities, only this one.' }) readonly operationId?: string;
}

@ArgsType()
export class OtherReviewsArgs extends LiveOtherReviewsArgs {
  @AtLeast() readonly atLeast?: string;
}

@ObjectType({
  description:
    'What waits for a review in court cases and operations, and what was not upheld until somebody puts it right: it belongs to no survivor alone.',
})
export class OtherReviews {
  @Stale() stale!: boolean;
  /** For the lists and counts, which are fields of their own. */
  asked!: ReviewsAsked;
}
