import { Inject } from '@nestjs/common';
import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { ReadingGate } from '#security/access';
import { RefusedReadings } from '#security/access-log';
import { marksIn } from '#domain/reviews';
import { EventStore, StoreUnavailable, type RecordedEvent } from '#kernel/event-store';
import {
  AFTER_EVERY_DAY,
  JusticeView,
  RelationView,
  caseNumberOf,
  entriesBehind,
  requirePastDay,
} from '#domain/survivor';
import { applyAmendments, foldRows, toProjectable, type ProjectableEvent } from '#kernel/projections';
import { AllowedTo, CurrentReader, STEPS, AggregateStores, isStale, readingOf, type Reader, type Step } from '#nest';
import { CourtRevisionArgs, ProsecutionArgs } from './prosecution.args.js';
import { prosecutionProjection } from './prosecution.projection.js';
import { CourtCaseRecord } from './prosecution.types.js';
import { ProsecutionView } from './prosecution.view.js';
import { CourtMark } from './reading/court-mark.type.js';
import { mayOpenCourtCase, noteRefusedCase, openCourtCase, type OpenedCourtCase } from './reading/open-court-case.js';

/** The table of the case, and those that decide who may see it. */
export const SHOWN_BY = [ProsecutionView, JusticeView, RelationView];

/** The log from which a case was shown. */
interface CaseLog {
  readonly events: readonly RecordedEvent[];
  readonly asOf: string | undefined;
  readonly opened: OpenedCourtCase;
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
    const stale = await isStale(this.db, SHOWN_BY, this.stores.storeContext, atLeast);
    const doors = { gate: this.gate, refused: this.refused, reading: this.#reading };
    const opened = await openCourtCase(doors, await this.store.inspect(`prosecution-${id}`), purpose, reader);
    if (!opened) return null;
    const stored = await this.store.read(`prosecution-${id}`);
    const events = stored.map((event) => toProjectable(event, this.#reading));
    reader.disclosed.add(`prosecution-${id}`, opened.classes);
    const isPast = knownAt !== undefined || asOf !== undefined;
    const row = isPast
      ? this.#then(events, { knownAt, asOf })
      : await this.db.getRepository(ProsecutionView).findOneBy({ prosecutionId: id });
    if (!row && stale && !isPast) throw new StoreUnavailable('The views do not show this case yet.');
    if (row) {
      // marks name places in the row, so while the views lag, they too end with its last event
      const isShown = ({ revision }: RecordedEvent): boolean => isPast || revision <= row.revision;
      this.#logs.set(row, { events: stored.filter((one) => isKnown(one, knownAt) && isShown(one)), asOf, opened });
    }
    return row && Object.assign(row, { stale: stale && !isPast });
  }

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER')
  @Query(() => Int, {
    nullable: true,
    description:
      'The revision of a criminal case: a command about it may send it as expectedRevision. Null when there is no such case that you may see.',
  })
  async courtRevision(
    @Args() { prosecutionId }: CourtRevisionArgs,
    @CurrentReader() { by, operation }: Reader,
  ): Promise<number | null> {
    const events = await this.store.inspect(`prosecution-${prosecutionId}`);
    const doors = { gate: this.gate, reading: this.#reading };
    const asked = { by, operation, purpose: 'COURT' } as const;
    if (await mayOpenCourtCase(doors, events, asked)) return events.at(-1)?.revision ?? null;
    await noteRefusedCase({ refused: this.refused, reading: this.#reading }, events, asked);
    return null;
  }

  @ResolveField(() => [CourtMark], {
    description: 'What somebody corrected or disputed, with the values that it is about: it opens no entry.',
  })
  marks(@Parent() row: ProsecutionView): readonly CourtMark[] {
    const { events = [], asOf } = this.#logs.get(row) ?? {};
    return marksIn([prosecutionProjection], events, this.#reading, asOf);
  }

  /** Row security also shows the parts of those whose record the reader opened in an emergency, for another purpose. */
  @ResolveField(() => [CourtCaseRecord], { description: 'The survivors in it whose record you may open, as of today.' })
  async records(@Parent() row: ProsecutionView): Promise<readonly CourtCaseRecord[]> {
    const { prosecutionId } = row;
    const opened = this.#logs.get(row)?.opened.survivorIds;
    const parts = await this.db
      .getRepository(JusticeView)
      .find({ select: { survivorId: true }, where: { prosecutionId }, order: { openedOn: 'ASC', survivorId: 'ASC' } });
    return parts
      .filter(({ survivorId }) => opened?.has(survivorId))
      .map(({ survivorId }) => ({ survivorId, caseNumber: caseNumberOf(survivorId) }));
  }

  /** What had happened by a day, as it was known at an instant. */
  #then(events: readonly ProjectableEvent[], { knownAt, asOf = AFTER_EVERY_DAY }: Moment): ProsecutionView | null {
    const known = events.filter(({ meta }) => isKnown(meta, knownAt));
    const entries = entriesBehind(prosecutionProjection, applyAmendments(known, this.#reading.amends), asOf);
    const [row] = foldRows(prosecutionProjection, [], entries).saved;
    return row ? (Object.assign(new ProsecutionView(), row) as ProsecutionView) : null;
  }
}

const isKnown = ({ recordedAt }: { readonly recordedAt: string }, at: string | undefined): boolean =>
  at === undefined || Date.parse(recordedAt) <= Date.parse(at);
