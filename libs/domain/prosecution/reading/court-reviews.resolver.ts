import { Inject, Injectable } from '@nestjs/common';
import { Field, Int, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource, In } from 'typeorm';
import { OtherReviews, ReviewDue, countReviewsDue, reviewsDue, type ReviewsAsked } from '#domain/reviews';
import { DueWorkConnection } from '#domain/survivor';
import type { Actor } from '#kernel/decider';
import { AggregateStores, CurrentActor, UuidScalar } from '#nest';
import { ProsecutionView } from '../prosecution.view.js';
import { isCourtCaseListed } from './listed-court-cases.js';
import { ProsecutionReviewView } from './prosecution-review.view.js';

@ObjectType({ description: 'An entry of a court case that waits for your review, or until somebody puts it right.' })
export class CourtReviewDue extends ReviewDue {
  @Field(() => UuidScalar, { description: 'The court case.' }) prosecutionId!: string;
  @Field(() => String, { nullable: true, description: 'The court.' }) court!: string | null;
}

const IN_COURT = {
  description:
    'For supervisors: what others corrected, disputed or recorded against a rule in court cases; for others, their own corrections and entries against a rule that were not upheld. The oldest first.',
} as const;

/** What waits for this reader in court cases. */
@Injectable()
export class CourtReviews {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
  ) {}

  async due(by: Actor, { first, ...of }: ReviewsAsked = {}): Promise<readonly CourtReviewDue[]> {
    const due = await reviewsDue(this.db, ProsecutionReviewView, by, this.stores, { first, ...this.#among(by, of) });
    if (due.length === 0) return [];
    const ids = due.map(({ prosecutionId }) => prosecutionId);
    const cases = await this.db.getRepository(ProsecutionView).findBy({ prosecutionId: In(ids) });
    const courts = new Map(cases.map(({ prosecutionId, court }) => [prosecutionId, court]));
    return due.map((one) => ({ ...one, court: courts.get(one.prosecutionId) ?? null }));
  }

  count(by: Actor, of: ReviewsAsked): Promise<number> {
    return countReviewsDue(this.db, ProsecutionReviewView, by, this.#among(by, of));
  }

  #among(by: Actor, { prosecutionId }: ReviewsAsked) {
    const only = ['one.prosecutionId = :prosecutionId', { prosecutionId }] as const;
    return { among: isCourtCaseListed(this.db, by), only: prosecutionId === undefined ? undefined : only };
  }
}

/** Work that belongs to a court case with several survivors: it stands beside the list, which has one entry for each survivor. */
@Resolver(() => DueWorkConnection)
export class CourtReviewsResolver {
  constructor(@Inject(CourtReviews) private readonly reviews: CourtReviews) {}

  @ResolveField(() => [CourtReviewDue], IN_COURT)
  courtReviews(@CurrentActor() by: Actor): Promise<readonly CourtReviewDue[]> {
    return this.reviews.due(by);
  }
}

@Resolver(() => OtherReviews)
export class OtherCourtReviewsResolver {
  constructor(@Inject(CourtReviews) private readonly reviews: CourtReviews) {}

  @ResolveField(() => [CourtReviewDue], IN_COURT)
  courtReviews(@Parent() { asked }: OtherReviews, @CurrentActor() by: Actor): Promise<readonly CourtReviewDue[]> {
    return this.reviews.due(by, asked);
  }

  @ResolveField(() => Int, { description: 'How many there are in court cases, also beyond those that are listed.' })
  courtReviewCount(@Parent() { asked }: OtherReviews, @CurrentActor() by: Actor): Promise<number> {
    return this.reviews.count(by, asked);
  }
}
