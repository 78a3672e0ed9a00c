import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { AggregateStores, AllowedTo, DIRECTORY, REGISTERS } from '#nest';
import type { DirectoryEvents } from '../directory.events.js';
import { RegisterChangeType, RegisterHistoryArgs } from './history.type.js';
import { changesOf } from './register-changes.js';

/** How an entry of a register came to be what it is, from the log. */
@Resolver()
export class RegisterHistoryResolver {
  constructor(@Inject(AggregateStores) private readonly stores: AggregateStores) {}

  @AllowedTo('SUPERVISOR', 'AUDITOR', 'ADMINISTRATOR')
  @Query(() => [RegisterChangeType], {
    description: 'What was recorded about one office, colleague or organisation, the latest first: name one of them.',
  })
  async registerHistory(@Args() named: RegisterHistoryArgs): Promise<readonly RegisterChangeType[]> {
    const { store, codec } = this.stores.storeContext;
    const events = await store.read(`${DIRECTORY}-${REGISTERS}`);
    return changesOf(await codec.open<DirectoryEvents>(events, []), named) as readonly RegisterChangeType[];
  }
}
