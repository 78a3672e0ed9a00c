import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DataSource, Not } from 'typeorm';
import { PURPOSES_OF } from '#security/access';
import { AccessLog } from '#security/access-log';
import type { DuplicateReason } from '#domain/survivor';
import type { Actor } from '#kernel/decider';
import { AggregateStores, AllowedTo, CurrentActor, CurrentReader, Receipt, isStale, type Reader } from '#nest';
import { JudgeDuplicate } from './duplicates.commands.js';
import { JUDGE_DUPLICATE } from './duplicates.labels.js';
import { SuspectedDuplicate, SuspectedDuplicatesArgs } from './duplicates.type.js';
import { SuspicionView } from './duplicates.view.js';
import { Suspicions, compared } from './suspicions.js';

/** Each pair opens a record, or two: more than these are not looked at in one go. */
const PAIRS_MAX = 50;

/** So many are read to find those that the office has not judged. */
const READ_MAX = 200;

@Resolver()
export class DuplicatesResolver {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(Suspicions) private readonly suspicions: Suspicions,
    @Inject(AccessLog) private readonly log: AccessLog,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
  ) {}

  @AllowedTo('SUPERVISOR')
  @Mutation(() => Receipt, { description: JUDGE_DUPLICATE })
  judgeDuplicate(@Args('input') input: JudgeDuplicate, @CurrentActor() by: Actor): Promise<Receipt> {
    return this.suspicions.judge(input, by);
  }

  /**
   * Row security lets through the pairs of the reader's office. The record of the other office stays shut until both have
   * agreed, so that an invented referral finds nobody; what opens is logged as read before.
   */
  @AllowedTo('SUPERVISOR')
  @Query(() => [SuspectedDuplicate], {
    description: `Pairs of records that may be of one person, one of them of your office; shown side by side once both offices agree. At most ${PAIRS_MAX}; pairs that your office has not judged come first.`,
  })
  async suspectedDuplicates(
    @Args() { purpose, atLeast }: SuspectedDuplicatesArgs,
    @CurrentReader() { by, operation }: Reader,
  ): Promise<readonly SuspectedDuplicate[]> {
    await isStale(this.db, [SuspicionView], this.stores.ledger, atLeast);
    if (!PURPOSES_OF.SUPERVISOR.includes(purpose)) return [];
    const found = await this.db
      .getRepository(SuspicionView)
      .find({ where: { state: Not('Dismissed') }, order: { state: 'DESC', since: 'ASC' }, take: READ_MAX });
    const isJudged = ({ judgements }: SuspicionView) => judgements.some(({ office }) => office === by.office);
    const pairs = [...found.filter((pair) => !isJudged(pair)), ...found.filter(isJudged)].slice(0, PAIRS_MAX);
    const opened = new Set(pairs.flatMap((pair) => openIn(pair, by).map(({ survivorId }) => survivorId)));
    const reading = { purpose, basis: 'BetweenOffices', classes: ['identity'], operation } as const;
    await Promise.all(
      [...opened].map((survivorId) =>
        this.log.write(by, { type: 'PersonalDataRead', data: { survivorId, ...reading } }),
      ),
    );
    return Promise.all(pairs.map((pair) => this.#shown(pair, by)));
  }

  async #shown(pair: SuspicionView, by: Actor): Promise<SuspectedDuplicate> {
    const { duplicateId, state, since, judgements, offices } = pair;
    const records = await Promise.all(
      openIn(pair, by).map(async (one) => ({ ...one, state: await this.suspicions.stateOf(one.survivorId) })),
    );
    const kept = records
      .map((one) => one.state.referral?.linkedTo)
      .find((id) => id !== undefined && pair.survivorIds.includes(id));
    return {
      duplicateId,
      state,
      since,
      judgements,
      offices,
      reasons: pair.reasons as readonly DuplicateReason[],
      records: records.map((one) => compared(one.survivorId, one.office, one.state)),
      keptSurvivorId: state === 'Agreed' ? (kept ?? null) : null,
    };
  }
}

/** The records of the pair that are open to the reader: those of their own office, and both once both offices agree. */
const openIn = ({ state, survivorIds, offices }: SuspicionView, by: Actor) =>
  survivorIds
    .map((survivorId, index) => ({ survivorId, office: offices[index]! }))
    .filter(({ office }) => state === 'Agreed' || office === by.office);
