import { Inject, Injectable } from '@nestjs/common';
import { Field, ObjectType, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource, In } from 'typeorm';
import { OtherReviews, ReviewDue, reviewsDue } from '#domain/reviews';
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

  async due(by: Actor): Promise<readonly CourtReviewDue[]> {
    const due = await reviewsDue(this.db, ProsecutionReviewView, by, this.stores, isCourtCaseListed(this.db, by));
    if (due.length === 0) return [];
    const ids = due.map(({ prosecutionId }) => prosecutionId);
    const cases = await this.db.getRepository(ProsecutionView).findBy({ prosecutionId: In(ids) });
    const courts = new Map(cases.map(({ prosecutionId, court }) => [prosecutionId, court]));
    return due.map((one) => ({ ...one, court: courts.get(one.prosecutionId) ?? null }));
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
  courtReviews(@CurrentActor() by: Actor): Promise<readonly CourtReviewDue[]> {
    return this.reviews.due(by);
  }
}
