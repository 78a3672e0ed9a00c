import { Args, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { reached } from '#read-models';
import { AllowedTo, Transactors, positionIn } from '#step';
import { ProsecutionArgs } from './prosecution.args.js';
import { ProsecutionView } from './prosecution.view.js';

@Resolver(() => ProsecutionView)
export class ProsecutionResolver {
  constructor(
    private readonly db: DataSource,
    private readonly transactors: Transactors,
  ) {}

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'AUDITOR')
  @Query(() => ProsecutionView, {
    nullable: true,
    description: 'One criminal case as things stand; null when there is none.',
  })
  async prosecution(@Args() { id, atLeast }: ProsecutionArgs): Promise<ProsecutionView | null> {
    const view = this.db.getRepository(ProsecutionView);
    const fresh =
      atLeast === undefined ||
      (await reached(
        this.db,
        [view.metadata.tableName],
        positionIn(this.transactors.ledger.origin, atLeast, 'atLeast'),
      ));
    const row = await view.findOneBy({ prosecutionId: id });
    return row && Object.assign(row, { stale: !fresh });
  }
}
