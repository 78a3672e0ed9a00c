import { Inject } from '@nestjs/common';
import { Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel/decider';
import { AllowedTo, CurrentActor, ROLES, STEPS, STRANDS, codes, type Role, type Step, type Strand } from '#nest';
import { MATRIX } from '#domain/aggregates';

const Strands = codes('Strand', STRANDS);

@ObjectType({ description: 'The mutations about one strand of a record.' })
export class MenuGroup {
  @Field(() => Strands, { description: 'The strand of the record.' }) strand!: Strand;
  @Field(() => [String], { description: 'The names of the mutations, in the order of the journey.' })
  mutations!: readonly string[];
}

@Resolver()
export class MenuResolver {
  constructor(@Inject(STEPS) private readonly steps: readonly Step[]) {}

  @AllowedTo(...ROLES)
  @Query(() => [MenuGroup], {
    description: 'The mutations about a record that your role may send, by strand. Groups without any are left out.',
  })
  menu(@CurrentActor() { role }: Actor): MenuGroup[] {
    const places = this.steps
      .flatMap(({ menu = {} }) => Object.entries(menu))
      .filter(([mutation]) => MATRIX[mutation]?.scopeByRole[role as Role]);
    return STRANDS.map((strand) => ({
      strand,
      mutations: places.filter(([, place]) => place === strand).map(([mutation]) => mutation),
    })).filter(({ mutations }) => mutations.length > 0);
  }
}
