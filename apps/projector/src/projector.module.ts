import { Module } from '@nestjs/common';
import { steps } from '#aggregates';
import { StoresModule } from '#platform';
import { STEPS } from '#step';
import { Follower } from './follower.js';

/** Events become views. */
@Module({
  imports: [StoresModule.for(steps, { migrate: true })],
  providers: [{ provide: STEPS, useValue: steps }, Follower],
})
export class ProjectorModule {}
