import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { isSentBackTo, otherEntriesOf, waitsFor, type OtherEntries } from '#domain/reviews';
import { RecordedEntry, TimelineEntry, ValueOrigins, originsIn, tellOrigins } from '#domain/survivor';
import { dayAt } from '#kernel/decider';
import { EventStore } from '#kernel/event-store';
import { AggregateStores, AllowedTo, CurrentReader, STEPS, readingOf, type Reader, type Step } from '#nest';
import { operationProjection, preventionProjection } from '../operation.projection.js';
import type { recordedOperation } from '../operation.record.decider.js';
import { resultProjection } from '../result/result.projection.js';
import { OneOperationEntryArgs, OperationEntriesArgs, OperationEntry } from './operation-entries.type.js';

/** The entries of one operation, from the log: a correction names one, and nobody knows its id by heart. */
@Resolver()
export class OperationEntriesResolver {
  readonly #reading: ReturnType<typeof readingOf>;
  readonly #entries: OtherEntries;

  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
    @Inject(STEPS) steps: readonly Step[],
  ) {
    this.#reading = readingOf(steps);
    this.#entries = otherEntriesOf({ store, stores }, steps);
  }

  @AllowedTo('CASE_WORKER', 'SUPERVISOR')
  @Query(() => [OperationEntry], { description: 'The entries of an operation or activity, the oldest first.' })
  async operationEntries(@Args() { operationId }: OperationEntriesArgs): Promise<readonly OperationEntry[]> {
    const { record } = (await this.stores.of('operation').load(operationId)) as typeof recordedOperation.initial;
    return record
      .filter(({ status }) => status !== 'struckOut')
      .map(({ type, data, recording: { id, by, at } }) => ({
        eventId: id,
        type,
        on: typeof data.on === 'string' ? data.on : dayAt(at),
        recordedBy: by.id,
      }));
  }

  /** An operation names no survivor, so that no access log has a place for it; the reasons of colleagues open only to who is to decide on them, or to put right what was not upheld. */
  @AllowedTo('CASE_WORKER', 'SUPERVISOR')
  @Query(() => TimelineEntry, {
    nullable: true,
    description:
      'One entry of an operation or activity as it was recorded, with what amended it; why it was amended, for a supervisor while it waits for their review, and for who is to put right what was not upheld.',
  })
  async operationEntry(
    @Args() { operationId, eventId }: OneOperationEntryArgs,
    @CurrentReader() { by }: Reader,
  ): Promise<TimelineEntry | null> {
    const entry = await this.#entries.find(`operation-${operationId}`, eventId);
    if (!entry) return null;
    const isTheirs = waitsFor(by, entry) || isSentBackTo(by, entry);
    return this.#entries.show(entry, by, isTheirs ? this.#entries.held(entry) : []);
  }

  @AllowedTo('CASE_WORKER', 'SUPERVISOR')
  @Query(() => RecordedEntry, {
    nullable: true,
    description: 'One entry of an operation or activity as it stands now, for a reader who wants to correct it.',
  })
  async operationEntryToAmend(
    @Args() { operationId, eventId }: OneOperationEntryArgs,
    @CurrentReader() { by }: Reader,
  ): Promise<RecordedEntry | null> {
    const entry = await this.#entries.find(`operation-${operationId}`, eventId);
    return entry ? this.#entries.tell(entry, by, []) : null;
  }

  @AllowedTo('CASE_WORKER', 'SUPERVISOR')
  @Query(() => ValueOrigins, {
    description: 'Which entry gave each value that `operations` and `preventionActivities` show of one of them.',
  })
  async operationOrigins(@Args() { operationId }: OperationEntriesArgs): Promise<ValueOrigins> {
    const events = await this.store.read(`operation-${operationId}`);
    const rows = originsIn([operationProjection, preventionProjection, resultProjection], events, this.#reading);
    return tellOrigins([{ rows, events, prosecutionId: null }], this.#reading);
  }
}
