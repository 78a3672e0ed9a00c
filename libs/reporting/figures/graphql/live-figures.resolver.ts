import { Inject } from '@nestjs/common';
import { Args, Resolver, Subscription } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { live } from '#kernel/projections';
import type { Actor } from '#kernel/decider';
import { AllowedTo, CurrentActor, STEPS, viewsIn, type Step } from '#nest';
import { LiveFiguresArgs } from './figures.args.js';
import { FiguresResolver } from './figures.resolver.js';
import { FigureType } from './figures.type.js';

/** Milliseconds: no reader can follow a number that changes more often. */
const CHANGE_INTERVAL_MS = 1_000;

@Resolver()
export class LiveFiguresResolver {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(FiguresResolver) private readonly figured: FiguresResolver,
    @Inject(STEPS) private readonly steps: readonly Step[],
  ) {}

  @AllowedTo('SUPERVISOR', 'ANALYST', 'AUDITOR', 'ADMINISTRATOR')
  @Subscription(() => [FigureType], { description: 'Figures of a period, sent again whenever one of them changes.' })
  figures(@Args() args: LiveFiguresArgs, @CurrentActor() by: Actor) {
    const on = viewsIn(this.db, this.steps);
    return live(this.db, { on, pause: CHANGE_INTERVAL_MS }, { figures: () => this.figured.figures(args, by) });
  }
}
