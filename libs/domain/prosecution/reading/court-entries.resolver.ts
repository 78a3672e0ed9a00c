import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { otherEntriesOf, type OtherEntries } from '#domain/reviews';
import {
  RecordedEntry,
  TimelineEntry,
  ValueOrigins,
  ofOthers,
  originsIn,
  tellOrigins,
  type RecordEntry,
} from '#domain/survivor';
import type { PersonalClass } from '#kernel/decider';
import { EventStore } from '#kernel/event-store';
import {
  AggregateStores,
  AllowedTo,
  CurrentReader,
  STEPS,
  readingOf,
  type Purpose,
  type Reader,
  type Step,
} from '#nest';
import { ReadingGate } from '#security/access';
import { RefusedReadings } from '#security/access-log';
import { CourtEntryArgs, CourtOriginsArgs } from '../prosecution.args.js';
import { prosecutionProjection } from '../prosecution.projection.js';
import { openCourtCase } from './open-court-case.js';

/** The entries behind what is shown of a court case, for those who may read the case. */
@Resolver()
export class CourtEntriesResolver {
  readonly #reading: ReturnType<typeof readingOf>;
  readonly #entries: OtherEntries;

  constructor(
    private readonly store: EventStore,
    stores: AggregateStores,
    private readonly gate: ReadingGate,
    @Inject(RefusedReadings) private readonly refused: RefusedReadings,
    @Inject(STEPS) steps: readonly Step[],
  ) {
    this.#reading = readingOf(steps);
    this.#entries = otherEntriesOf({ store, stores }, steps);
  }

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'AUDITOR')
  @Query(() => TimelineEntry, {
    nullable: true,
    description:
      'One entry of a court case as it was recorded, with what amended it and the personal values that you may see; null when there is none that you may see.',
  })
  async courtEntry(
    @Args() { prosecutionId, eventId, purpose }: CourtEntryArgs,
    @CurrentReader() reader: Reader,
  ): Promise<TimelineEntry | null> {
    const entry = await this.#entries.find(`prosecution-${prosecutionId}`, eventId);
    const opened = await this.#open(prosecutionId, purpose, reader, entry ? this.#entries.held(entry) : []);
    return entry && opened ? this.#entries.show(entry, reader.by, opened) : null;
  }

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER')
  @Query(() => RecordedEntry, {
    nullable: true,
    description:
      'One entry of a court case as it stands now, for a reader who wants to correct it; null when there is none that you may see.',
  })
  async courtEntryToAmend(
    @Args() { prosecutionId, eventId, purpose }: CourtEntryArgs,
    @CurrentReader() reader: Reader,
  ): Promise<RecordedEntry | null> {
    const entry = await this.#entries.find(`prosecution-${prosecutionId}`, eventId);
    // the access log names the class of the reasons as well, though none is shown: rather too much than too little
    const opened = await this.#open(prosecutionId, purpose, reader, entry ? this.#entries.held(entry) : []);
    return entry && opened && !this.#isOfOthers(entry) ? this.#entries.tell(entry, reader.by, opened) : null;
  }

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'AUDITOR')
  @Query(() => ValueOrigins, {
    nullable: true,
    description:
      'Which entry gave each value that `prosecution` shows; null when there is no such case that you may see.',
  })
  async courtOrigins(
    @Args() { prosecutionId, purpose }: CourtOriginsArgs,
    @CurrentReader() reader: Reader,
  ): Promise<ValueOrigins | null> {
    if (!(await this.#open(prosecutionId, purpose, reader, []))) return null;
    const events = await this.store.read(`prosecution-${prosecutionId}`);
    const rows = originsIn([prosecutionProjection], events, this.#reading);
    // who took part says nothing that a colleague of one of them may know of the others
    const hidden = ofOthers(events, null);
    const shown = events.filter(({ id }) => !hidden.has(id));
    return tellOrigins([{ rows, events: shown, prosecutionId }], this.#reading);
  }

  /** Who joined the case is corrected in their own record. */
  #isOfOthers({ event }: RecordEntry): boolean {
    return ofOthers([event], null).has(event.id);
  }

  /** @throws FlawedStream only to those who may read the case: for others there is none */
  async #open(id: string, purpose: Purpose, { by, operation }: Reader, classes: readonly PersonalClass[]) {
    const stream = `prosecution-${id}`;
    const doors = { gate: this.gate, refused: this.refused, reading: this.#reading };
    const opened = await openCourtCase(doors, await this.store.inspect(stream), purpose, { by, operation, classes });
    if (opened) await this.store.read(stream);
    return opened?.classes;
  }
}
