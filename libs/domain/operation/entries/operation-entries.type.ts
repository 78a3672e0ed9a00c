import { ArgsType, Field, ObjectType } from '@nestjs/graphql';
import { ValueMark } from '#domain/reviews';
import { DateScalar, Id, UuidScalar } from '#nest';

@ArgsType()
export class OperationEntriesArgs {
  @Id({ description: 'The operation or activity.' }) readonly operationId!: string;
}

@ArgsType()
export class OneOperationEntryArgs extends OperationEntriesArgs {
  @Id({ description: 'The entry, or what corrects, strikes out, disputes or reviews it.' }) readonly eventId!: string;
}

@ObjectType({
  description: 'A correction of an operation or activity, or a dispute about it, with the values that it is about.',
})
export class OperationMark extends ValueMark {
  @Field(() => String, { description: 'The view of the values, named as in `operationOrigins`.' })
  readonly what!: string;
}

@ObjectType({ description: 'An entry about an operation or activity, which may be corrected or struck out.' })
export class OperationEntry {
  @Field(() => UuidScalar, { description: 'What correctEntry, strikeOutEntry and askOffice take.' }) eventId!: string;
  @Field(() => String) type!: string;
  @Field(() => DateScalar, { description: 'The day on which it happened.' }) on!: string;
  @Field(() => String, { description: 'Who recorded it.' }) recordedBy!: string;
}
