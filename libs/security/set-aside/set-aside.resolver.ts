import { Inject } from '@nestjs/common';
import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel/decider';
import { AllowedTo, CurrentActor, Receipt } from '#nest';
import { FlawedRecord, FlawedRecordsArgs } from './flawed-record.type.js';
import { FlawedRecords } from './flawed-records.js';
import { ApproveSetAside, DeclineSetAside, RequestSetAside } from './set-aside.commands.js';
import { SettingAside } from './setting-aside.js';

@Resolver()
export class SetAsideResolver {
  constructor(
    @Inject(SettingAside) private readonly setting: SettingAside,
    @Inject(FlawedRecords) private readonly flawed: FlawedRecords,
  ) {}

  @AllowedTo('SUPERVISOR', 'AUDITOR', 'ADMINISTRATOR')
  @Query(() => [FlawedRecord], {
    description: 'The records that take no commands because an entry is unreliable, and why, the longest known first.',
  })
  flawedRecords(@Args() asked: FlawedRecordsArgs, @CurrentActor() by: Actor): Promise<readonly FlawedRecord[]> {
    return this.flawed.listFor(by, asked);
  }

  @AllowedTo('SUPERVISOR', 'AUDITOR', 'ADMINISTRATOR')
  @Query(() => Int, {
    description:
      'How many records the views hold back because an entry is unreliable. `flawedRecords` may list fewer: it leaves out those that are mended, or that a supervisor only opened in an emergency.',
  })
  flawedRecordCount(): Promise<number> {
    return this.flawed.count();
  }

  @AllowedTo('SUPERVISOR')
  @Mutation(() => Receipt, {
    description: 'Request that an unreliable entry be set aside, so that its record takes commands again.',
  })
  requestSetAside(@Args('input') input: RequestSetAside, @CurrentActor() by: Actor): Promise<Receipt> {
    return this.setting.request(input, by);
  }

  @AllowedTo('ADMINISTRATOR')
  @Mutation(() => Receipt, {
    description: 'Set aside an unreliable entry, as a supervisor requested. The history shows this forever.',
  })
  approveSetAside(@Args('input') input: ApproveSetAside, @CurrentActor() by: Actor): Promise<Receipt> {
    return this.setting.approve(input, by);
  }

  @AllowedTo('ADMINISTRATOR')
  @Mutation(() => Receipt, {
    description: 'Decline a request to set an entry aside: its record still takes no commands.',
  })
  declineSetAside(@Args('input') input: DeclineSetAside, @CurrentActor() by: Actor): Promise<Receipt> {
    return this.setting.decline(input, by);
  }
}
