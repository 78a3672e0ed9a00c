import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { PURPOSES_OF, ReadingGate } from '#security/access';
import type { DuplicateReason } from '#domain/survivor';
import type { Actor } from '#kernel/decider';
import {
  AggregateStores,
  AllowedTo,
  CurrentActor,
  CurrentReader,
  Receipt,
  isStale,
  pageInfoOf,
  toPage,
  withTotalCount,
  type Reader,
} from '#nest';
import { JudgeDuplicate } from './duplicates.commands.js';
import { JUDGE_DUPLICATE } from './duplicates.labels.js';
import {
  SuspectedDuplicates,
  SuspectedDuplicatesArgs,
  type SuspectedDuplicate,
  type SuspectedDuplicateEdge,
} from './duplicates.type.js';
import { SuspicionView } from './duplicates.view.js';
import { OpenedRecords, type OpenedRecord, type Side } from './opened-records.js';
import { placesOf, type Place } from './places.js';
import { Suspicions, toComparedRecord } from './suspicions.js';

/** As many as somebody judges in one go: each opens a record, or two, and each reading is logged. */
const PAGE = 10;

@Resolver()
export class DuplicatesResolver {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(Suspicions) private readonly suspicions: Suspicions,
    @Inject(ReadingGate) private readonly gate: ReadingGate,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
  ) {}

  @AllowedTo('SUPERVISOR')
  @Mutation(() => Receipt, { description: JUDGE_DUPLICATE })
  judgeDuplicate(@Args('input') input: JudgeDuplicate, @CurrentActor() by: Actor): Promise<Receipt> {
    return this.suspicions.judge(input, by);
  }

  /**
   * The views only say which pairs there may be. Which records belong to a pair, whose they are and what was decided is
   * read from the log, and each record passes the reading gate. That of the other office stays shut until both have agreed,
   * so that an invented referral finds nobody.
   */
  @AllowedTo('SUPERVISOR')
  @Query(() => SuspectedDuplicates, {
    description:
      'Pairs of records that may be of one person, one of them of your office; shown side by side once both offices agree. A page ends where the budget of records does.',
  })
  async suspectedDuplicates(
    @Args() { purpose, atLeast, first = PAGE, after }: SuspectedDuplicatesArgs,
    @CurrentReader() reader: Reader,
  ): Promise<SuspectedDuplicates> {
    const stale = await isStale(this.db, [SuspicionView], this.stores.storeContext, atLeast);
    if (!PURPOSES_OF.SUPERVISOR.includes(purpose)) return { ...toPage([], { first, after, stale }), totalCount: 0 };
    const { by } = reader;
    const { places, count } = await placesOf(this.db, by, { first, after });
    const page = toPage(places, { first, after, stale });
    const records = new OpenedRecords(this.suspicions, this.gate, reader, purpose);
    const { edges, isCut } = await this.#open(page.edges, by, records);
    // what stayed shut is the next page
    const shown = { ...page, edges, ...(isCut && { pageInfo: pageInfoOf({ edges, after, hasNextPage: true }) }) };
    return withTotalCount(shown, count);
  }

  /**
   * Ends at the first pair that stays shut because the budget is spent, also where a later one has a record that is open.
   * @throws Refusal where nothing was shown before that
   */
  async #open(
    places: readonly Place[],
    by: Actor,
    records: OpenedRecords,
  ): Promise<{ readonly edges: readonly SuspectedDuplicateEdge[]; readonly isCut: boolean }> {
    const pairs = await Promise.all(places.map(({ row }) => this.suspicions.pair(row.duplicateId)));
    const edges: SuspectedDuplicateEdge[] = [];
    for (const [index, { row, cursor }] of places.entries()) {
      const pair = pairs[index];
      if (!pair || !isOf(pair, by)) continue;
      const opened = await records.of(openIn(pair, by));
      if (records.spent && opened.length === 0) {
        if (edges.every(({ node }) => node.records.length === 0)) throw records.spent;
        return { edges, isCut: true };
      }
      edges.push({ cursor, node: shownWith(pair, row, opened) });
    }
    return { edges, isCut: false };
  }
}

type Pair = NonNullable<Awaited<ReturnType<Suspicions['pair']>>>;

const sidesOf = ({ suspected: { survivorIds, offices } }: Pair): readonly Side[] =>
  survivorIds.map((survivorId, index) => ({ survivorId, office: offices[index]! }));

/** Whether the pair still concerns the office of this person. */
const isOf = ({ suspected, outcome }: Pair, { office }: Actor): boolean =>
  outcome !== 'Dismissed' && Boolean(office) && suspected.offices.includes(office!);

/** The records of the pair that may be open to the reader: that of their own office, and both once both offices agree. */
const openIn = (pair: Pair, by: Actor): readonly Side[] =>
  sidesOf(pair).filter(({ office }) => pair.outcome === 'Agreed' || office === by.office);

const shownWith = (
  { suspected, judgements, outcome }: Pair,
  { duplicateId, since }: SuspicionView,
  records: readonly OpenedRecord[],
): SuspectedDuplicate => {
  const kept = records
    .map(({ state }) => state.referral?.linkedTo)
    .find((id) => id !== undefined && suspected.survivorIds.includes(id));
  return {
    duplicateId,
    state: outcome ?? 'Waiting',
    since,
    judgements,
    offices: suspected.offices,
    reasons: suspected.reasons as readonly DuplicateReason[],
    records: records.map(({ survivorId, office, state, disclosure }) =>
      toComparedRecord(survivorId, office, state, disclosure.classes),
    ),
    keptSurvivorId: outcome === 'Agreed' ? (kept ?? null) : null,
  };
};
