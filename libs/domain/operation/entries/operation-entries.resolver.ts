import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { dayAt } from '#kernel/decider';
import { AggregateStores, AllowedTo } from '#nest';
import type { recordedOperation } from '../operation.record.decider.js';
import { OperationEntriesArgs, OperationEntry } from './operation-entries.type.js';

/** The entries of one operation, from the log: a correction names one, and nobody knows its id by heart. */
@Resolver()
export class OperationEntriesResolver {
  constructor(@Inject(AggregateStores) private readonly stores: AggregateStores) {}

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
}
