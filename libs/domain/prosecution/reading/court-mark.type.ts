import { Field, ObjectType } from '@nestjs/graphql';
import { CorrectionKinds } from '#domain/survivor';
import { UuidScalar } from '#nest';

@ObjectType({ description: 'A correction or a dispute in a criminal case, with the values that it is about.' })
export class CourtMark {
  @Field(() => UuidScalar, { description: 'The correction or the dispute.' }) readonly eventId!: string;
  @Field(() => CorrectionKinds, { description: 'Corrected or disputed.' }) readonly kind!: 'Corrected' | 'Disputed';
  @Field(() => [String], { description: 'Where the values stand in the case, such as `charges/0`.' })
  readonly fields!: readonly string[];
  @Field(() => Boolean, { nullable: true, description: 'The decision of the review; null until then.' })
  readonly upheld!: boolean | null;
  @Field(() => Boolean, {
    description: 'Whether it waits for a review: what follows from another record is reviewed there.',
  })
  readonly waits!: boolean;
}
