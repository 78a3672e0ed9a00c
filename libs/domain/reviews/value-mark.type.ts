import { Field, ObjectType } from '@nestjs/graphql';
import { CorrectionKinds } from '#domain/survivor';
import { UuidScalar } from '#nest';

/** What a mark in a court case and one in an operation have in common. */
@ObjectType({ isAbstract: true })
export abstract class ValueMark {
  @Field(() => UuidScalar, { description: 'The correction or the dispute.' }) readonly eventId!: string;
  @Field(() => CorrectionKinds, { description: 'Corrected or disputed.' }) readonly kind!: 'Corrected' | 'Disputed';
  @Field(() => [String], { description: 'Where the values stand, such as `charges/0`.' })
  readonly fields!: readonly string[];
  @Field(() => Boolean, { nullable: true, description: 'The decision of the review; null until then.' })
  readonly upheld!: boolean | null;
  @Field(() => Boolean, {
    description: 'Whether it waits for a review: what follows from another record is reviewed there.',
  })
  readonly waits!: boolean;
}
