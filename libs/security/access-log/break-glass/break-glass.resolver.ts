import { Inject } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { RelationsNow } from '#security/access';
import type { Actor } from '#kernel/decider';
import { AllowedTo, CurrentActor, Receipt } from '#nest';
import { OPEN_BREAK_GLASS, REVIEW_BREAK_GLASS } from '../access.labels.js';
import { OpenBreakGlass, ReviewBreakGlass } from './break-glass.commands.js';
import { BreakGlass } from './break-glass.js';
import { RefusedReadings } from '../refused-readings.js';

@Resolver()
export class BreakGlassResolver {
  constructor(
    @Inject(BreakGlass) private readonly glass: BreakGlass,
    @Inject(RefusedReadings) private readonly refused: RefusedReadings,
    @Inject(RelationsNow) private readonly relations: RelationsNow,
  ) {}

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER')
  @Mutation(() => Receipt, {
    description: OPEN_BREAK_GLASS,
  })
  openBreakGlass(@Args('input') input: OpenBreakGlass, @CurrentActor() by: Actor): Promise<Receipt> {
    const reading = { operation: 'openBreakGlass', purpose: 'BREAK_GLASS', survivorId: input.survivorId };
    return this.refused.noting(by, reading, this.glass.open(input, by));
  }

  @AllowedTo('SUPERVISOR')
  @Mutation(() => Receipt, {
    description: REVIEW_BREAK_GLASS,
  })
  reviewBreakGlass(@Args('input') input: ReviewBreakGlass, @CurrentActor() by: Actor): Promise<Receipt> {
    return this.glass.review(input, by, this.relations);
  }
}
