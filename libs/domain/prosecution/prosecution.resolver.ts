import { Inject } from '@nestjs/common';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { ReadingGate } from '#security/access';
import { RefusedReadings } from '#security/access-log';
import { EventStore, StoreUnavailable } from '#kernel/event-store';
import { ALWAYS, JusticeView, RelationView, caseNumberOf, entriesBehind, requirePastDay } from '#domain/survivor';
import { applyAmendments, foldRows, toProjectable, type ProjectableEvent } from '#kernel/projections';
import { AllowedTo, CurrentReader, STEPS, AggregateStores, isStale, readingOf, type Reader, type Step } from '#nest';
import { ProsecutionArgs } from './prosecution.args.js';
import { prosecutionProjection } from './prosecution.projection.js';
import { CourtCaseRecord } from './prosecution.types.js';
import { ProsecutionView } from './prosecution.view.js';
import { openCourtCase } from './reading/open-court-case.js';

/** The table of the case, and those that decide who may see it. */
export const SHOWN_BY = [ProsecutionView, JusticeView, RelationView];

interface Moment {
  readonly knownAt: string | undefined;
  readonly asOf: string | undefined;
}

@Resolver(() => ProsecutionView)
export class ProsecutionResolver {
  readonly #reading: ReturnType<typeof readingOf>;

  constructor(
    private readonly db: DataSource,
    private readonly store: EventStore,
    private readonly stores: AggregateStores,
    private readonly gate: ReadingGate,
    @Inject(RefusedReadings) private readonly refused: RefusedReadings,
    @Inject(STEPS) steps: readonly Step[],
  ) {
    this.#reading = readingOf(steps);
  }

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'AUDITOR')
  @Query(() => ProsecutionView, {
    nullable: true,
    description: 'One criminal case in its current or a past state; null when there is none that you may see.',
  })
  async prosecution(
    @Args() { id, purpose, atLeast, knownAt, asOf }: ProsecutionArgs,
    @CurrentReader() reader: Reader,
  ): Promise<ProsecutionView | null> {
    requirePastDay(asOf, new Date().toISOString());
    const stale = await isStale(this.db, SHOWN_BY, this.stores.ledger, atLeast);
    const events = await this.#readEvents(id);
    const doors = { gate: this.gate, refused: this.refused, amends: this.#reading.amends };
    const opened = await openCourtCase(doors, events, purpose, reader);
    if (!opened) return null;
    reader.disclosed.add(`prosecution-${id}`, opened);
    if (knownAt !== undefined || asOf !== undefined) return this.#then(events, { knownAt, asOf });
    const row = await this.db.getRepository(ProsecutionView).findOneBy({ prosecutionId: id });
    if (!row && stale) throw new StoreUnavailable('The views do not show this case yet.');
    return row && Object.assign(row, { stale });
  }

  /** Row security shows the parts of those whose record the reader may open. */
  @ResolveField(() => [CourtCaseRecord], { description: 'The survivors in it whose record you may open, as of today.' })
  async records(@Parent() { prosecutionId }: ProsecutionView): Promise<readonly CourtCaseRecord[]> {
    const parts = await this.db
      .getRepository(JusticeView)
      .find({ select: { survivorId: true }, where: { prosecutionId }, order: { openedOn: 'ASC', survivorId: 'ASC' } });
    return parts.map(({ survivorId }) => ({ survivorId, caseNumber: caseNumberOf(survivorId) }));
  }

  async #readEvents(id: string): Promise<ProjectableEvent[]> {
    return (await this.store.read(`prosecution-${id}`)).map((event) => toProjectable(event, this.#reading));
  }

  /** What had happened by a day, as it was known at an instant. */
  #then(events: readonly ProjectableEvent[], { knownAt, asOf = ALWAYS }: Moment): ProsecutionView | null {
    const known = events.filter(
      ({ meta }) => knownAt === undefined || Date.parse(meta.recordedAt) <= Date.parse(knownAt),
    );
    const entries = entriesBehind(prosecutionProjection, applyAmendments(known, this.#reading.amends), asOf);
    const [row] = foldRows(prosecutionProjection, [], entries).saved;
    return row ? (Object.assign(new ProsecutionView(), row, { stale: false }) as ProsecutionView) : null;
  }
}
