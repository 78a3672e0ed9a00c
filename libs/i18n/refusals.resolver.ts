import { Args, Context, Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { AllowedTo, REFUSAL_CODES, ROLES, RefusalCodes, type DescribedCode } from '#nest';
import { LabelsArgs } from './labels.resolver.js';
import type { Locale } from './locale.js';
import { sentenceOf } from './refusals.js';

@ObjectType({ description: 'A code with which the service refuses a request: `extensions.code` of an error.' })
export class RefusalSentence {
  @Field(() => RefusalCodes) code!: DescribedCode;
  @Field(() => String, {
    nullable: true,
    description: 'The general sentence of the code. Null in English, where each refusal has a sentence of its own.',
  })
  message!: string | null;
}

@Resolver()
export class RefusalsResolver {
  @AllowedTo(...ROLES)
  @Query(() => [RefusalSentence], { description: 'All codes of refusals, with their sentences in one language.' })
  refusals(@Args() { locale }: LabelsArgs, @Context('locale') requested: Locale): RefusalSentence[] {
    return REFUSAL_CODES.map((code) => ({
      code,
      message: sentenceOf(code, locale ?? requested) ?? null,
    }));
  }
}
