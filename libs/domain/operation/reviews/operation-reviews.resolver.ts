import { Inject, Injectable } from '@nestjs/common';
import { Field, Int, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource, In } from 'typeorm';
import { OtherReviews, ReviewDue, countReviewsDue, reviewsDue, type ReviewsAsked } from '#domain/reviews';
import { DueWorkConnection } from '#domain/survivor';
import type { Actor } from '#kernel/decider';
import { AggregateStores, CurrentActor, UuidScalar } from '#nest';
import type { OperationKind, PreventionKind } from '../operation.codes.js';
import { OperationKinds, PreventionKinds } from '../operation.commands.js';
import { OperationView, PreventionView } from '../operation.view.js';
import { OperationReviewView } from './operation-review.view.js';

@ObjectType({
  description:
    'An entry of an operation or a prevention activity that waits for your review, or until somebody puts it right.',
})
export class OperationReviewDue extends ReviewDue {
  @Field(() => UuidScalar, { description: 'The operation or activity.' }) operationId!: string;
  @Field(() => OperationKinds, { nullable: true, description: 'Of an operation, its kind.' })
  operation!: OperationKind | null;
  @Field(() => PreventionKinds, { nullable: true, description: 'Of a prevention activity, its kind.' })
  prevention!: PreventionKind | null;
}

const IN_OPERATIONS = {
  description:
    'For supervisors: what others corrected, disputed or recorded against a rule in operations; for others, their own corrections and entries against a rule that were not upheld. The oldest first.',
} as const;

/** What waits for this reader in operations and activities. */
@Injectable()
export class OperationReviews {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
  ) {}

  async due(by: Actor, { first, operationId }: ReviewsAsked = {}): Promise<readonly OperationReviewDue[]> {
    const due = await reviewsDue(this.db, OperationReviewView, by, this.stores, { first, only: onlyOf(operationId) });
    if (due.length === 0) return [];
    const where = { operationId: In(due.map(({ operationId }) => operationId)) };
    const operations = await this.db.getRepository(OperationView).findBy(where);
    const activities = await this.db.getRepository(PreventionView).findBy(where);
    return due.map((one) => ({
      ...one,
      operation: operations.find(({ operationId }) => operationId === one.operationId)?.kind ?? null,
      prevention: activities.find(({ operationId }) => operationId === one.operationId)?.kind ?? null,
    }));
  }

  count(by: Actor, { operationId }: ReviewsAsked): Promise<number> {
    return countReviewsDue(this.db, OperationReviewView, by, { only: onlyOf(operationId) });
  }
}

const onlyOf = (operationId: string | undefined) =>
  operationId === undefined ? undefined : (['one.operationId = :operationId', { operationId }] as const);

/** Work that belongs to no survivor: it stands beside the list, which has one entry for each survivor. */
@Resolver(() => DueWorkConnection)
export class OperationReviewsResolver {
  constructor(@Inject(OperationReviews) private readonly reviews: OperationReviews) {}

  @ResolveField(() => [OperationReviewDue], IN_OPERATIONS)
  operationReviews(@CurrentActor() by: Actor): Promise<readonly OperationReviewDue[]> {
    return this.reviews.due(by);
  }
}

@Resolver(() => OtherReviews)
export class OtherOperationReviewsResolver {
  constructor(@Inject(OperationReviews) private readonly reviews: OperationReviews) {}

  @ResolveField(() => [OperationReviewDue], IN_OPERATIONS)
  operationReviews(
    @Parent() { asked }: OtherReviews,
    @CurrentActor() by: Actor,
  ): Promise<readonly OperationReviewDue[]> {
    return this.reviews.due(by, asked);
  }

  @ResolveField(() => Int, { description: 'How many there are in operations, also beyond those that are listed.' })
  operationReviewCount(@Parent() { asked }: OtherReviews, @CurrentActor() by: Actor): Promise<number> {
    return this.reviews.count(by, asked);
  }
}
