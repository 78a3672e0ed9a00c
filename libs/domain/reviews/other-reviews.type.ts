import { ArgsType, ObjectType } from '@nestjs/graphql';
import { AtLeast, Stale } from '#nest';

@ArgsType()
export class OtherReviewsArgs {
  @AtLeast() readonly atLeast?: string;
}

@ObjectType({
  description:
    'What waits for a review in court cases and operations, and what was not upheld until somebody puts it right: it belongs to no survivor alone.',
})
export class OtherReviews {
  @Stale() stale!: boolean;
}
