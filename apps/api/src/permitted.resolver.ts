import { Query, Resolver } from '@nestjs/graphql';
import { MATRIX } from '#domain/aggregates';
import type { Actor } from '#kernel/decider';
import { AllowedTo, CurrentActor, ROLES, type Role } from '#nest';

/** For a console, which knows only the schema: relations and rules are checked again with each request. */
@Resolver()
export class PermittedResolver {
  @AllowedTo(...ROLES)
  @Query(() => [String], {
    description: 'The names of the operations that your role may use for its cases.',
  })
  permitted(@CurrentActor() { role }: Actor): string[] {
    const rows = Object.entries(MATRIX).filter(([, { scopeByRole }]) => scopeByRole[role as Role] !== '');
    return rows.map(([name]) => name).toSorted();
  }
}
