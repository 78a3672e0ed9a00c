import { Inject } from '@nestjs/common';
import { Args, ArgsType, Context, Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { AllowedTo, Code, ROLES, STEPS, type Step } from '#nest';
import { labelsIn, labelsOf } from './labels.js';
import { Locales, type Locale } from './locale.js';

@ObjectType({ description: 'The label of an enum value.' })
export class Label {
  @Field(() => String, { description: 'Name of the enum.' }) list!: string;
  @Field(() => String, { description: 'Name of the value.' }) code!: string;
  @Field(() => String) label!: string;
}

@ArgsType()
export class LabelsArgs {
  @Code(Locales, { nullable: true, description: 'The language. By default, the language of the request.' })
  readonly locale?: Locale;
}

@Resolver()
export class LabelsResolver {
  constructor(@Inject(STEPS) private readonly steps: readonly Step[]) {}

  @AllowedTo(...ROLES)
  @Query(() => [Label], { description: 'Labels of all codes of all enums in one language.' })
  labels(@Args() { locale }: LabelsArgs, @Context('locale') requested: Locale): Label[] {
    return Object.entries(labelsIn(locale ?? requested, labelsOf(this.steps)).codes).flatMap(([list, codes]) =>
      Object.entries(codes).map(([code, label]) => ({ list, code, label })),
    );
  }
}
