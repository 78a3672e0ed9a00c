import { Inject } from '@nestjs/common';
import { Args, Query, Resolver, Subscription } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { AggregateStores, AllowedTo, isStale } from '#nest';
import { live } from '#kernel/projections';
import { LiveOtherReviewsArgs, OtherReviews, OtherReviewsArgs } from './other-reviews.type.js';

/** The tables of the reviews, of what names them, and of who may see them: their steps rest on this folder, so they are named. */
const SHOWN_BY = [
  'ProsecutionReviewView',
  'ProsecutionView',
  'JusticeView',
  'RelationView',
  'OperationReviewView',
  'OperationView',
  'PreventionView',
];

/** Milliseconds between two checks: any case and any operation may need a review. */
const CHECK_INTERVAL_MS = 250;

/** The lists themselves are fields, which `dueWork` has as well. */
@Resolver()
export class OtherReviewsResolver {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
  ) {}

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER')
  @Query(() => OtherReviews, {
    description: 'What waits for you in court cases and operations: the same lists as beside `dueWork`, without it.',
  })
  async otherReviews(@Args() { atLeast, ...asked }: OtherReviewsArgs): Promise<OtherReviews> {
    return { stale: await isStale(this.db, SHOWN_BY, this.stores.storeContext, atLeast), asked };
  }
}

@Resolver()
export class LiveOtherReviewsResolver {
  constructor(@Inject(DataSource) private readonly db: DataSource) {}

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER')
  @Subscription(() => OtherReviews, {
    description: 'What waits for you in court cases and operations, and again whenever that changes.',
  })
  otherReviews(@Args() asked: LiveOtherReviewsArgs) {
    const on = SHOWN_BY.map((view) => this.db.getMetadata(view).tableName);
    const rests = { on, changesWith: ({ size }: ReadonlySet<string>) => size > 0, pause: CHECK_INTERVAL_MS };
    return live(this.db, rests, { otherReviews: { stale: false, asked } satisfies OtherReviews });
  }
}
