import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AllowedTo, ROLES } from '#step';
import { Demonstration } from './demonstration.js';
import { DemonstrationType, LoadDemonstration } from './demonstration.type.js';

/** The first run: pages that are full, one click after somebody has started it. */
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
      'Load the invented people of 2020, in development only and where nobody else is recorded. What was begun goes on.',
  })
  loadDemonstration(@Args('input') _: LoadDemonstration): Promise<DemonstrationType> {
    return this.people.load();
  }
}
