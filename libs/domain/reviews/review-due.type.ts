import { Field, ObjectType } from '@nestjs/graphql';
import { CorrectionKinds, type CorrectionKind } from '#domain/survivor';
import { DateScalar, DateTimeScalar, UuidScalar } from '#nest';

/** What a review of a court case and one of an operation have in common. */
@ObjectType({ isAbstract: true })
export abstract class ReviewDue {
  @Field(() => UuidScalar, { description: 'What reviewEntry takes.' }) eventId!: string;
  @Field(() => CorrectionKinds, { description: 'Why it needs a review.' }) kind!: CorrectionKind;
  @Field(() => DateTimeScalar) recordedAt!: string;
  @Field(() => String, { description: 'Who recorded it, and does not review it.' }) recordedBy!: string;
  @Field(() => DateScalar, { description: 'The day until which somebody should review it.' }) dueOn!: string;
  @Field(() => Boolean, { description: 'Whether that day has passed.' }) overdue!: boolean;
  @Field(() => Boolean, {
    description:
      'Whether another person reviewed it and did not uphold it: the entry is to be corrected or struck out.',
  })
  rejected!: boolean;
}
