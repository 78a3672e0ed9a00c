import { ArgsType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar, UuidScalar, PageInfo, Pattern, PageSize, codes } from '#nest';

@ArgsType()
export class ParkedArgs {
  @PageSize(50, { nullable: true, description: 'The most records to return; by default, 50.' }) readonly first?: number;
  @Pattern(/^(policy:)?[a-z0-9_]{1,63}\/[\w-]{1,120}$/, 'must be the cursor of a parked record', { nullable: true })
  readonly after?: string;
}

@InputType('RetryParkedInput')
export class RetryParked {
  @Pattern(/^(policy:)?[a-z0-9_]{1,63}$/, 'must be the name of a projection, the name of a policy, or eraser')
  readonly projection!: string;
  @Pattern(/^[\w-]{1,120}$/, 'must be the id of the survivor, court case or operation') readonly subject!: string;
}

@ObjectType('Parked', {
  description: 'A record that is parked for a view because one of its events could not be applied.',
})
export class ParkedType {
  @Field(() => String) projection!: string;
  @Field(() => ID, { description: 'The survivor, court case or operation of the record.' }) subject!: string;
  @Field(() => UuidScalar) eventId!: string;
  @Field(() => String) type!: string;
  @Field(() => String) position!: string;
  @Field(() => String, { description: 'The kind of the error, without anything that the entry contains.' })
  reason!: string;
  @Field(() => DateTimeScalar) since!: Date;
}

@ObjectType()
export class ParkedEdge {
  @Field(() => String) cursor!: string;
  @Field(() => ParkedType) node!: ParkedType;
}

@ObjectType({ description: 'By view and record.' })
export class ParkedConnection {
  @Field(() => [ParkedEdge]) edges!: readonly ParkedEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
}

const OUTCOME_STATES = ['gone', 'parked', 'waiting'] as const;
const OutcomeStates = codes('ParkedOutcomeState', OUTCOME_STATES);

@ObjectType()
export class ParkedOutcome {
  @Field(() => String) projection!: string;
  @Field(() => ID) subject!: string;
  @Field(() => OutcomeStates, {
    description: 'What became of it: `gone` is no longer parked, `parked` still is, and `waiting` has no answer yet.',
  })
  state!: (typeof OUTCOME_STATES)[number];
  @Field(() => String, { nullable: true }) reason!: string | null;
}
