import { Inject } from '@nestjs/common';
import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { ReadingGate } from '#security/access';
import { RefusedReadings } from '#security/access-log';
import { marksIn } from '#domain/reviews';
import { EventStore, StoreUnavailable, type RecordedEvent } from '#kernel/event-store';
import { ALWAYS, JusticeView, RelationView, caseNumberOf, entriesBehind, requirePastDay } from '#domain/survivor';
import { applyAmendments, foldRows, toProjectable, type ProjectableEvent } from '#kernel/projections';
import { AllowedTo, CurrentReader, STEPS, AggregateStores, isStale, readingOf, type Reader, type Step } from '#nest';
import { CourtRevisionArgs, ProsecutionArgs } from './prosecution.args.js';
import { prosecutionProjection } from './prosecution.projection.js';
import { CourtCaseRecord } from './prosecution.types.js';
import { ProsecutionView } from './prosecution.view.js';
import { CourtMark } from './reading/court-mark.type.js';
import { openCourtCase } from './reading/open-court-case.js';

/** The table of the case, and those that decide who may see it. */
export const SHOWN_BY = [ProsecutionView, JusticeView, RelationView];

/** The log from which a case was shown. */
interface CaseLog {
  readonly events: readonly RecordedEvent[];
  readonly asOf: string | undefined;
}

interface Moment {
  readonly knownAt: string | undefined;
  readonly asOf: string | undefined;
}

@Resolver(() => ProsecutionView)
export class ProsecutionResolver {
  readonly #reading: ReturnType<typeof readingOf>;
  readonly #logs = new WeakMap<ProsecutionView, CaseLog>();

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
    const stored = await this.store.read(`prosecution-${id}`);
    const events = stored.map((event) => toProjectable(event, this.#reading));
    const doors = { gate: this.gate, refused: this.refused, amends: this.#reading.amends };
    const opened = await openCourtCase(doors, events, purpose, reader);
    if (!opened) return null;
    reader.disclosed.add(`prosecution-${id}`, opened);
    const isPast = knownAt !== undefined || asOf !== undefined;
    const row = isPast
      ? this.#then(events, { knownAt, asOf })
      : await this.db.getRepository(ProsecutionView).findOneBy({ prosecutionId: id });
    if (!row && stale && !isPast) throw new StoreUnavailable('The views do not show this case yet.');
    if (row) {
      // marks name places in the row, so while the views lag, they too end with its last event
      const isShown = ({ revision }: RecordedEvent): boolean => isPast || revision <= row.revision;
      this.#logs.set(row, { events: stored.filter((one) => isKnown(one, knownAt) && isShown(one)), asOf });
    }
    return row && Object.assign(row, { stale: stale && !isPast });
  }

  /** Row security shows the case to those who may see a survivor in it. The number alone says nothing of any of them. */
  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER')
  @Query(() => Int, {
    nullable: true,
    description:
      'The revision of a criminal case: a command about it may send it as expectedRevision. Null when there is no such case that you may see.',
  })
  async courtRevision(@Args() { prosecutionId }: CourtRevisionArgs): Promise<number | null> {
    const row = await this.db.getRepository(ProsecutionView).findOneBy({ prosecutionId });
    if (!row) return null;
    // the row ends with the last event that changes it, and a dispute changes none
    return (await this.store.read(`prosecution-${prosecutionId}`)).at(-1)?.revision ?? null;
  }

  @ResolveField(() => [CourtMark], {
    description: 'What somebody corrected or disputed, with the values that it is about: it opens no entry.',
  })
  marks(@Parent() row: ProsecutionView): readonly CourtMark[] {
    const { events, asOf } = this.#logs.get(row) ?? { events: [], asOf: undefined };
    return marksIn([prosecutionProjection], events, this.#reading, asOf);
  }

  /** Row security shows the parts of those whose record the reader may open. */
  @ResolveField(() => [CourtCaseRecord], { description: 'The survivors in it whose record you may open, as of today.' })
  async records(@Parent() { prosecutionId }: ProsecutionView): Promise<readonly CourtCaseRecord[]> {
    const parts = await this.db
      .getRepository(JusticeView)
      .find({ select: { survivorId: true }, where: { prosecutionId }, order: { openedOn: 'ASC', survivorId: 'ASC' } });
    return parts.map(({ survivorId }) => ({ survivorId, caseNumber: caseNumberOf(survivorId) }));
  }

  /** What had happened by a day, as it was known at an instant. */
  #then(events: readonly ProjectableEvent[], { knownAt, asOf = ALWAYS }: Moment): ProsecutionView | null {
    const known = events.filter(({ meta }) => isKnown(meta, knownAt));
    const entries = entriesBehind(prosecutionProjection, applyAmendments(known, this.#reading.amends), asOf);
    const [row] = foldRows(prosecutionProjection, [], entries).saved;
    return row ? (Object.assign(new ProsecutionView(), row) as ProsecutionView) : null;
  }
}

const isKnown = ({ recordedAt }: { readonly recordedAt: string }, at: string | undefined): boolean =>
  at === undefined || Date.parse(recordedAt) <= Date.parse(at);
