import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';
import {
  Code,
  DateField,
  DateScalar,
  DateTimeScalar,
  Id,
  IdList,
  Purposes,
  RecorderType,
  UuidScalar,
  type Purpose,
} from '#nest';

@ArgsType()
export class ValueOriginsArgs {
  @Id() readonly survivorId!: string;
  @Code(Purposes) readonly purpose!: Purpose;
  @DateField({ nullable: true, description: 'The values as of this day.' }) readonly asOf?: string;
  @IdList({
    nullable: true,
    description: 'With these of its court cases: that is a reading of each other survivor in them, too.',
  })
  readonly courtCases?: readonly string[];
}

@ObjectType({ description: 'Values of one row of a view that the same entry gave.' })
export class ValueOrigin {
  @Field(() => String, { description: 'The view, named as in the `changes` of a history.' }) what!: string;
  @Field(() => ID, { description: "The id of the row; the survivor's, where there is only one row." }) row!: string;
  @Field(() => UuidScalar, { description: 'The entry that gave them: for a corrected value, the correction.' })
  eventId!: string;
  @Field(() => [String], {
    description: 'Which values: a field such as `housing`, or a part of one, such as `goals/0/reachedOn`.',
  })
  fields!: readonly string[];
}

@ObjectType({ description: 'An entry that gave at least one present value.' })
export class OriginEntry {
  @Field(() => UuidScalar) eventId!: string;
  @Field(() => String, { description: 'The type of the event, which `labels` names.' }) type!: string;
  @Field(() => DateScalar, { description: 'The day on which it happened.' }) on!: string;
  @Field(() => DateTimeScalar, { description: 'The instant at which it was recorded.' }) recordedAt!: string;
  @Field(() => RecorderType) by!: RecorderType;
  @Field(() => UuidScalar, { nullable: true, description: 'The court case in whose entries it is.' })
  prosecutionId!: string | null;
}

@ObjectType({ description: 'Which entry gave each value of a record, without the values.' })
export class ValueOrigins {
  @Field(() => [ValueOrigin], {
    description: 'No value that is null, and none that is sealed. A column without a field of its own is named, too.',
  })
  values!: readonly ValueOrigin[];
  @Field(() => [OriginEntry], { description: 'The entries that are named, in the order in which they were recorded.' })
  entries!: readonly OriginEntry[];
}
