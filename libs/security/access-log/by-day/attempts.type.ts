import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateField, DateScalar, DateTimeScalar, DayAndKey, PageSize, PageInfo, Roles, Text } from '#nest';

@ArgsType()
export class RefusedAttemptsArgs {
  @DateField({ nullable: true, description: 'The first day; left out, all days.' }) readonly from?: string;
  @DateField({ nullable: true, description: 'The last day.' }) readonly to?: string;
  @Text(100, { nullable: true, description: 'Only the attempts of one colleague.' }) readonly who?: string;
  @PageSize(50, { nullable: true, description: 'The most groups to return; by default, 50.' }) readonly first?: number;
  @DayAndKey(/^[0-9a-f]{32}$/, 'must be the cursor of a group') readonly after?: string;
}

@ObjectType({ description: 'What one colleague attempted in one way on one day, and was refused.' })
export class AttemptsOfDay {
  @Field(() => DateScalar, { description: 'The day, in the time zone of the organisation.' }) day!: string;
  @Field(() => ID) who!: string;
  @Field(() => Roles) role!: string;
  @Field(() => String, { description: 'The query or the mutation that was refused.' }) operation!: string;
  @Field(() => Int, { description: 'How many times.' }) count!: number;
  @Field(() => Int, { description: 'How many different records were named; none where no record was.' })
  records!: number;
  @Field(() => [String], { description: 'The figures whose events or numbers were sought, by their ids.' })
  figures!: readonly string[];
  @Field(() => DateTimeScalar, { description: 'The first time on that day.' }) first!: string;
  @Field(() => DateTimeScalar, { description: 'The last time on that day.' }) last!: string;
}

@ObjectType()
export class AttemptsOfDayEdge {
  @Field(() => String) cursor!: string;
  @Field(() => AttemptsOfDay) node!: AttemptsOfDay;
}

@ObjectType('RefusedAttemptsConnection', {
  description:
    'Refused readings and commands of all colleagues, by day, colleague and operation, the latest day first.',
})
export class RefusedAttempts {
  @Field(() => [AttemptsOfDayEdge]) edges!: readonly AttemptsOfDayEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => Boolean, { description: 'True when the latest entries may be missing: ask again.' }) stale!: boolean;
  @Field(() => Boolean, {
    description:
      'False when the views lack refusals that this service has written, or have others that it does not know, so that somebody may have changed the views: tell an administrator, who runs a verification.',
  })
  complete!: boolean;
}
