import { Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel/decider';
import { AllowedTo, ROLES, CurrentActor } from '#nest';
import { asShownTo } from './as-shown-to.js';
import { ProjectionStatuses } from './projection-statuses.js';
import { ProjectionType } from './projection.type.js';

@Resolver()
export class ProjectionsResolver {
  constructor(private readonly statuses: ProjectionStatuses) {}

  @AllowedTo(...ROLES)
  @Query(() => [ProjectionType], { description: 'Whether the views are up to date with the log, and if not, why.' })
  async projections(@CurrentActor() by: Actor): Promise<ProjectionType[]> {
    return (await this.statuses.read()).map((one) => asShownTo(by, one));
  }
}
