import { Inject } from '@nestjs/common';
import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { isSentBackTo, marksIn, otherEntriesOf, waitsFor, type OtherEntries } from '#domain/reviews';
import { RecordedEntry, TimelineEntry, ValueOrigins, originsIn, tellOrigins } from '#domain/survivor';
import { dayAt } from '#kernel/decider';
import { EventStore } from '#kernel/event-store';
import { AggregateStores, AllowedTo, CurrentReader, STEPS, readingOf, type Reader, type Step } from '#nest';
import { AccessLog } from '#security/access-log';
import { operationProjection, preventionProjection } from '../operation.projection.js';
import type { recordedOperation } from '../operation.record.decider.js';
import { resultProjection } from '../result/result.projection.js';
import {
  OneOperationEntryArgs,
  OperationEntriesArgs,
  OperationEntry,
  OperationMark,
} from './operation-entries.type.js';

/** The views that a page of one operation or activity shows. */
const SHOWN = [operationProjection, preventionProjection, resultProjection];

/** The entries of one operation, from the log: a correction names one, and nobody knows its id by heart. */
@Resolver()
export class OperationEntriesResolver {
  readonly #reading: ReturnType<typeof readingOf>;
  readonly #entries: OtherEntries;

  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
    @Inject(AccessLog) private readonly log: AccessLog,
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

  /**
   * The reasons of colleagues may name somebody. They open only to colleagues who may decide on them, or who have to put
   * right what was not upheld: its author, or a supervisor, since the author may be gone. Each opening is in the log before it is shown.
   */
  @AllowedTo('CASE_WORKER', 'SUPERVISOR')
  @Query(() => TimelineEntry, {
    nullable: true,
    description:
      'One entry of an operation or activity as it was recorded, with what amended it. The reasons open to a supervisor while the entry waits for their review, and to the colleague who has to put right what was not upheld. Showing the reasons is logged.',
  })
  async operationEntry(
    @Args() { operationId, eventId }: OneOperationEntryArgs,
    @CurrentReader() { by }: Reader,
  ): Promise<TimelineEntry | null> {
    const entry = await this.#entries.find(`operation-${operationId}`, eventId);
    if (!entry) return null;
    const opened = waitsFor(by, entry) || isSentBackTo(by, entry) ? this.#entries.held(entry) : [];
    if (opened.length > 0)
      await this.log.write(by, { type: 'ReasonsRead', data: { operationId, eventId: entry.event.id } });
    return this.#entries.show(entry, by, opened);
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
    const rows = originsIn(SHOWN, events, this.#reading);
    return tellOrigins([{ rows, events, prosecutionId: null }], this.#reading);
  }

  @AllowedTo('CASE_WORKER', 'SUPERVISOR')
  @Query(() => [OperationMark], {
    description:
      'What somebody corrected or disputed in an operation or activity, with the values that it is about: it opens no entry.',
  })
  async operationMarks(@Args() { operationId }: OperationEntriesArgs): Promise<readonly OperationMark[]> {
    return marksIn(SHOWN, await this.store.read(`operation-${operationId}`), this.#reading);
  }

  @AllowedTo('CASE_WORKER', 'SUPERVISOR')
  @Query(() => Int, {
    nullable: true,
    description:
      'The revision of an operation or activity: a command about it may send it as expectedRevision. Null when there is none.',
  })
  async operationRevision(@Args() { operationId }: OperationEntriesArgs): Promise<number | null> {
    return (await this.store.inspect(`operation-${operationId}`)).at(-1)?.revision ?? null;
  }
}
