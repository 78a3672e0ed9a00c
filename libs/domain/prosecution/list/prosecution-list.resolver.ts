import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { AggregateStores, AllowedTo, isStale, pageInfoOf } from '#kernel/nest';
import { ProsecutionsArgs } from '../prosecution.args.js';
import { ProsecutionList } from './prosecution-list.type.js';
import { SHOWN_BY } from '../prosecution.resolver.js';
import { ProsecutionView } from '../prosecution.view.js';

const PAGE = 50;

@Resolver()
export class ProsecutionListResolver {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(AggregateStores) private readonly transactors: AggregateStores,
  ) {}

  /** Row security decides which cases are listed. A list opens nothing personal, so it is no reading to log. */
  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'AUDITOR')
  @Query(() => ProsecutionList, {
    description:
      'The criminal cases that you may see, those of a survivor whose record you may read; the latest first.',
  })
  async prosecutions(@Args() { first = PAGE, after, atLeast }: ProsecutionsArgs): Promise<ProsecutionList> {
    const stale = await isStale(this.db, SHOWN_BY, this.transactors.ledger, atLeast);
    const [commencedOn, prosecutionId] = after?.split('/') ?? [];
    const query = this.db.getRepository(ProsecutionView).createQueryBuilder('one');
    if (prosecutionId !== undefined)
      query.where('(one.commencedOn, one.prosecutionId) < (:commencedOn, :prosecutionId)', {
        commencedOn,
        prosecutionId,
      });
    const found = await query
      .orderBy({ 'one.commencedOn': 'DESC', 'one.prosecutionId': 'DESC' })
      .limit(first + 1)
      .getMany();
    const edges = found.slice(0, first).map((node) => ({ cursor: `${node.commencedOn}/${node.prosecutionId}`, node }));
    return { edges, pageInfo: pageInfoOf({ edges, after, hasNextPage: found.length > first }), stale };
  }
}
