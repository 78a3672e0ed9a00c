import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AllowedTo, ROLES } from '#nest';
import { Demonstration } from './demonstration.js';
import { DemonstrationType, LoadDemonstration } from './demonstration.type.js';

/** The first run: full pages, one click after the start. */
@Resolver()
export class DemonstrationResolver {
  constructor(private readonly people: Demonstration) {}

  @AllowedTo(...ROLES)
  @Query(() => DemonstrationType, { description: 'Whether invented people may be loaded here.' })
  demonstration(): Promise<DemonstrationType> {
    return this.people.standing();
  }

  @AllowedTo(...ROLES)
  @Mutation(() => DemonstrationType, {
    description:
      'Load the invented people of 2020, in development only and into a service without other records. An interrupted load resumes.',
  })
  loadDemonstration(@Args('input') { until }: LoadDemonstration): Promise<DemonstrationType> {
    return this.people.load(until);
  }
}
