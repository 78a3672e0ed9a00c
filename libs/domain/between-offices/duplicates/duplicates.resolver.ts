import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DataSource, Not } from 'typeorm';
import { PURPOSES_OF, ReadingGate } from '#security/access';
import type { DuplicateReason } from '#domain/survivor';
import type { Actor } from '#kernel/decider';
import { AggregateStores, AllowedTo, CurrentActor, CurrentReader, Receipt, isStale, type Reader } from '#nest';
import { JudgeDuplicate } from './duplicates.commands.js';
import { JUDGE_DUPLICATE } from './duplicates.labels.js';
import { SuspectedDuplicate, SuspectedDuplicatesArgs } from './duplicates.type.js';
import { SuspicionView } from './duplicates.view.js';
import { OpenedRecords, type OpenedRecord, type Side } from './opened-records.js';
import { Suspicions, toComparedRecord } from './suspicions.js';

/** Each pair opens a record, or two: more than these are not looked at in one go. */
const PAIRS_MAX = 50;

/** How many pairs are read to find those that the office has not judged. */
const READ_MAX = 200;

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
  @Query(() => [SuspectedDuplicate], {
    description: `Pairs of records that may be of one person, one of them of your office; shown side by side once both offices agree. At most ${PAIRS_MAX}, and as many as the budget of records allows; pairs that your office has not judged come first.`,
  })
  async suspectedDuplicates(
    @Args() { purpose, atLeast }: SuspectedDuplicatesArgs,
    @CurrentReader() reader: Reader,
  ): Promise<readonly SuspectedDuplicate[]> {
    await isStale(this.db, [SuspicionView], this.stores.ledger, atLeast);
    if (!PURPOSES_OF.SUPERVISOR.includes(purpose)) return [];
    const { by } = reader;
    const found = await this.db
      .getRepository(SuspicionView)
      .find({ where: { state: Not('Dismissed') }, order: { state: 'DESC', since: 'ASC' }, take: READ_MAX });
    const isJudged = ({ judgements }: SuspicionView) => judgements.some(({ office }) => office === by.office);
    const rows = [...found.filter((pair) => !isJudged(pair)), ...found.filter(isJudged)].slice(0, PAIRS_MAX);
    const pairs = await Promise.all(
      rows.map(async (row) => ({ row, pair: await this.suspicions.pair(row.duplicateId) })),
    );
    const records = new OpenedRecords(this.suspicions, this.gate, reader, purpose);
    const pairsShown: SuspectedDuplicate[] = [];
    for (const { row, pair } of pairs)
      if (pair && isOf(pair, by)) pairsShown.push(shownWith(pair, row, await records.of(openIn(pair, by))));
    return records.shown(pairsShown);
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
