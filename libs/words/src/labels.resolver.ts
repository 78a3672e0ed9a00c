import { Args, ArgsType, Context, Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { AllowedTo, Code, ROLES } from '#step';
import { LABELS } from './labels.js';
import { Locales, type Locale } from './locale.js';

@ObjectType({ description: 'What people read for a code.' })
export class Label {
  @Field(() => String, { description: 'The name of the enum.' }) list!: string;
  @Field(() => String) code!: string;
  @Field(() => String) label!: string;
}

@ArgsType()
class LabelsArgs {
  @Code(Locales, { nullable: true, description: 'Left out, the language that the request asks for.' })
  readonly locale?: Locale;
}

@Resolver()
export class LabelsResolver {
  @AllowedTo(...ROLES)
  @Query(() => [Label], { description: 'Every code of every enum in the words of one language.' })
  labels(@Args() { locale }: LabelsArgs, @Context('locale') asked: Locale): Label[] {
    return Object.entries(LABELS[locale ?? asked]).flatMap(([list, codes]) =>
      Object.entries(codes).map(([code, label]) => ({ list, code, label })),
    );
  }
}
