import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { EventStore } from '#event-store';
import { asTheyStand, foldRows, hears, seen } from '#read-models';
import { AllowedTo, STEPS, Transactors, isStale, readingOf, type Step } from '#step';
import { ProsecutionArgs } from './prosecution.args.js';
import { prosecutionProjection } from './prosecution.projection.js';
import { ProsecutionView } from './prosecution.view.js';

@Resolver(() => ProsecutionView)
export class ProsecutionResolver {
  constructor(
    private readonly db: DataSource,
    private readonly store: EventStore,
    private readonly transactors: Transactors,
    @Inject(STEPS) private readonly steps: readonly Step[],
  ) {}

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'AUDITOR')
  @Query(() => ProsecutionView, {
    nullable: true,
    description: 'One criminal case as things stand, or were known to; null when there is none.',
  })
  async prosecution(@Args() { id, atLeast, knownAt }: ProsecutionArgs): Promise<ProsecutionView | null> {
    if (knownAt !== undefined) return this.#then(id, knownAt);
    const view = this.db.getRepository(ProsecutionView);
    const stale = await isStale(this.db, [ProsecutionView], this.transactors.ledger, atLeast);
    const row = await view.findOneBy({ prosecutionId: id });
    return row && Object.assign(row, { stale });
  }

  async #then(id: string, knownAt: string): Promise<ProsecutionView | null> {
    const { upcast, amends } = readingOf(this.steps);
    const known = (await this.store.read(`prosecution-${id}`))
      .filter(({ recordedAt }) => Date.parse(recordedAt) <= Date.parse(knownAt))
      .map((event) => seen(event, upcast));
    const standing = asTheyStand(known, amends).filter((entry) => hears(prosecutionProjection, entry));
    const [row] = foldRows(prosecutionProjection, [], standing).saved;
    return row ? (Object.assign(new ProsecutionView(), row, { stale: false }) as ProsecutionView) : null;
  }
}
