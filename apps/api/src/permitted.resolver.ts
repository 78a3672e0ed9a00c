import { Query, Resolver } from '@nestjs/graphql';
import { MATRIX } from '#access';
import type { Actor } from '#decider';
import { AllowedTo, By, ROLES, type Role } from '#step';

/** For a console, which knows of the service only its schema: whose case it is and what the rules say is decided anew each time. */
@Resolver()
export class PermittedResolver {
  @AllowedTo(...ROLES)
  @Query(() => [String], {
    description: 'The names of what your role may ask for or record, of those whose case is yours.',
  })
  permitted(@By() { role }: Actor): string[] {
    const rows = Object.entries(MATRIX).filter(([, { whose }]) => whose[role as Role] !== '');
    return rows.map(([name]) => name).toSorted();
  }
}
