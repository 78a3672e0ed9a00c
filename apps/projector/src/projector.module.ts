import { Module } from '@nestjs/common';
import { StoresModule } from '#platform';
import { STEPS } from '#step';
import { steps } from './aggregates.js';
import { Follower } from './follower.js';

/** Events become views. */
@Module({
  imports: [StoresModule.for(steps, { migrate: true })],
  providers: [{ provide: STEPS, useValue: steps }, Follower],
})
export class ProjectorModule {}
