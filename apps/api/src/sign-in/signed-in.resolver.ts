import { Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel/decider';
import { AllowedTo, CurrentActor, ROLES, Roles, type Role } from '#nest';

@ObjectType({ description: 'Whose token this request carries, as the service knows the person.' })
export class SignedInPerson {
  @Field(() => String, { description: 'The name with which the person signs in.' }) id!: string;
  @Field(() => Roles, { description: 'The role in which the person acts.' }) role!: Role;
  @Field(() => String, {
    nullable: true,
    description: 'The office whose cases the person sees; null for a person of no office.',
  })
  office!: string | null;
}

/** For a console: which claims of a token say who somebody is, only the service knows. */
@Resolver()
export class SignedInResolver {
  @AllowedTo(...ROLES)
  @Query(() => SignedInPerson, { description: 'Who you are signed in as.' })
  signedIn(@CurrentActor() { id, role, office }: Actor): SignedInPerson {
    return { id, role: role as Role, office: office ?? null };
  }
}
