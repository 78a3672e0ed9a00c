import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { DataSource, In } from 'typeorm';
import { AggregateStores, AllowedTo, withTotalCount, isStale, toPage } from '#nest';
import { OperationView, PreventionView, type OperationCorrection } from './operation.view.js';
import {
  OperationConnection,
  OperationsArgs,
  PreventionActivitiesArgs,
  PreventionActivityConnection,
} from './operations.type.js';
import { OperationResultView } from './result/result.view.js';
import { OperationReviewView } from './reviews/operation-review.view.js';

const PAGE = 50;

const CONDITIONS = {
  operationId: 'one.operationId = :operationId',
  from: 'one.on >= :from',
  to: 'one.on <= :to',
  office: 'one.office = :office',
  kind: 'one.kind = :kind',
} as const;

type ListArgs = { readonly [Name in keyof typeof CONDITIONS]?: string } & Pick<OperationsArgs, 'first' | 'after'>;

interface Activity {
  readonly operationId: string;
  corrections?: readonly OperationCorrection[];
  readonly on: string;
}

/** Lists of what was done without a survivor: each colleague who records activities reads those of all offices. */
@Resolver()
export class OperationsResolver {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
  ) {}

  @AllowedTo('CASE_WORKER', 'SUPERVISOR')
  @Query(() => OperationConnection, { description: 'Operations to find victims, and what each led to.' })
  async operations(@Args() { atLeast, ...asked }: OperationsArgs): Promise<OperationConnection> {
    const stale = await isStale(
      this.db,
      [OperationView, OperationResultView, OperationReviewView],
      this.stores.storeContext,
      atLeast,
    );
    const page = await this.#page(OperationView, { ...asked, stale });
    const ids = page.edges.map(({ node }) => node.operationId);
    const results = await this.db.getRepository(OperationResultView).findBy({ operationId: In(ids) });
    const resultOf = new Map(results.map((result) => [result.operationId, result]));
    for (const { node } of page.edges) node.result = resultOf.get(node.operationId) ?? null;
    return page;
  }

  @AllowedTo('CASE_WORKER', 'SUPERVISOR')
  @Query(() => PreventionActivityConnection, { description: 'Trainings, presentations, broadcasts and materials.' })
  async preventionActivities(
    @Args() { atLeast, ...asked }: PreventionActivitiesArgs,
  ): Promise<PreventionActivityConnection> {
    const stale = await isStale(this.db, [PreventionView, OperationReviewView], this.stores.storeContext, atLeast);
    return this.#page(PreventionView, { ...asked, stale });
  }

  /** The latest day first; of one day, by id. */
  async #page<Row extends Activity>(
    view: new () => Row,
    { first = PAGE, after, stale, ...asked }: ListArgs & { readonly stale: boolean },
  ) {
    const query = this.db.getRepository(view).createQueryBuilder('one');
    for (const name of Object.keys(CONDITIONS) as (keyof typeof CONDITIONS)[])
      if (asked[name] !== undefined) query.andWhere(CONDITIONS[name], { [name]: asked[name] });
    const all = query.clone();
    if (after !== undefined) {
      const [on, id] = after.split('/');
      query.andWhere('(one.on, one.operationId) < (:on, :id)', { on, id });
    }
    const found = await query
      .orderBy({ 'one.on': 'DESC', 'one.operationId': 'DESC' })
      .limit(first + 1)
      .getMany();
    const corrections = await this.db
      .getRepository(OperationReviewView)
      .findBy({ operationId: In(found.map(({ operationId }) => operationId)) });
    for (const node of found)
      node.corrections = corrections.filter(({ operationId }) => operationId === node.operationId);
    const edges = found.map((node) => ({ cursor: `${node.on}/${node.operationId}`, node }));
    return withTotalCount(toPage(edges, { first, after, stale }), () => all.getCount());
  }
}
