import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { dayAt, type Actor } from '#kernel/decider';
import {
  AggregateStores,
  AllowedTo,
  CurrentActor,
  withTotalCount,
  isStale,
  latestFirst,
  narrow,
  toPage,
  mapNodes,
  type Conditions,
} from '#nest';
import { ProsecutionsArgs } from '../prosecution.args.js';
import { ProsecutionList, type ProsecutionSummary } from './prosecution-list.type.js';
import { SHOWN_BY } from '../prosecution.resolver.js';
import { ProsecutionView } from '../prosecution.view.js';
import { isCourtCaseListed } from '../reading/listed-court-cases.js';

const PAGE = 50;

const CONDITIONS: Conditions<ProsecutionsArgs> = {
  from: 'one.commencedOn >= :from',
  to: 'one.commencedOn <= :to',
  open: '(one.outcome IS NULL) = :open',
};

/**
 * The first hearing of today or later, as in the records of the survivors: also one whose minute has passed, until it is
 * recorded. An appeal opens an ended case again, and with it the hearings that were planned.
 */
export const nextHearingIn = (
  { planned, endedOn }: Pick<ProsecutionView, 'planned' | 'endedOn'>,
  now: string,
): string | null => {
  if (endedOn !== null) return null;
  return (
    planned
      .map(({ at }) => at)
      .filter((at) => dayAt(at) >= dayAt(now))
      .toSorted((one, other) => Date.parse(one) - Date.parse(other))[0] ?? null
  );
};

/** How many are accused, and what was decided about those who were judged. */
export const summariseAccused = ({
  accused,
}: Pick<ProsecutionView, 'accused'>): Pick<ProsecutionSummary, 'accused' | 'decided'> => ({
  accused: accused.length,
  decided: accused.flatMap(({ outcome }) => outcome ?? []),
});

@Resolver()
export class ProsecutionListResolver {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
  ) {}

  /** Row security decides as well which cases are listed. A list opens nothing personal, so it is no reading to log. */
  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'AUDITOR')
  @Query(() => ProsecutionList, {
    description:
      'The criminal cases that you may see, those of a survivor whose record you may read; the latest first.',
  })
  async prosecutions(
    @Args() { first = PAGE, after, atLeast, ...asked }: ProsecutionsArgs,
    @CurrentActor() by: Actor,
  ): Promise<ProsecutionList> {
    const stale = await isStale(this.db, SHOWN_BY, this.stores.storeContext, atLeast);
    const query = this.db
      .getRepository(ProsecutionView)
      .createQueryBuilder('one')
      .where(...isCourtCaseListed(this.db, by));
    narrow(query, CONDITIONS, asked);
    const { edges, count } = await latestFirst(query, { on: 'commencedOn', id: 'prosecutionId', first, after });
    const now = new Date().toISOString();
    const page = toPage(edges, { first, after, stale });
    return withTotalCount(
      mapNodes(page, (node) => ({ ...node, ...summariseAccused(node), nextHearing: nextHearingIn(node, now) })),
      count,
    );
  }
}
