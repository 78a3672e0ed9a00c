import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';
import { CURSOR, DateTimeScalar, PageInfo, PageSize, Pattern, Roles, UuidScalar } from '#nest';

@ArgsType()
export class ReasonReadingsArgs {
  @PageSize(50, { nullable: true, description: 'The most entries to return; by default, 50.' }) readonly first?: number;
  @Pattern(CURSOR, 'must be the cursor of an entry', { nullable: true }) readonly after?: string;
}

@ObjectType({ description: 'A colleague read the reasons of an entry in an operation or activity.' })
export class ReasonReading {
  @Field(() => UuidScalar) eventId!: string;
  @Field(() => ID) who!: string;
  @Field(() => Roles) role!: string;
  @Field(() => String, { nullable: true }) office!: string | null;
  @Field(() => String, { nullable: true, description: 'The supervisor in whose place they acted, as a deputy.' })
  deputyOf!: string | null;
  @Field(() => DateTimeScalar, { description: 'When it was logged, which was before anything was shown.' }) at!: string;
  @Field(() => UuidScalar, { description: 'The operation or activity.' }) operationId!: string;
  @Field(() => UuidScalar, { description: 'The entry whose reasons were read.' }) entryId!: string;
}

@ObjectType()
export class ReasonReadingEdge {
  @Field(() => String) cursor!: string;
  @Field(() => ReasonReading) node!: ReasonReading;
}

@ObjectType('ReasonReadingConnection', {
  description: 'Who read the reasons of colleagues in operations and activities, the latest first.',
})
export class ReasonReadings {
  @Field(() => [ReasonReadingEdge]) edges!: readonly ReasonReadingEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => Boolean, { description: 'True when the latest entries may be missing: ask again.' }) stale!: boolean;
  @Field(() => Boolean, {
    description:
      'False when the views lack entries that this service has written, or have others that the log does not, so that somebody may have changed the views: tell an administrator, who runs a verification.',
  })
  complete!: boolean;
}
