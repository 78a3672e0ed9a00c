import { ArgsType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { PageInfo, Pattern, Whole } from '#step';

@ArgsType()
export class ParkedArgs {
  @Whole(50, { nullable: true, description: 'How many at most: 50.' }) readonly first?: number;
  @Pattern(/^(policy:)?[a-z0-9_]{1,63}\/[\w-]{1,120}$/, 'must be the cursor of what is parked', { nullable: true })
  readonly after?: string;
}

@InputType()
export class RetryParked {
  @Pattern(/^(policy:)?[a-z0-9_]{1,63}$/, 'must be the name of a projection, of a policy or eraser')
  readonly projection!: string;
  @Pattern(/^[\w-]{1,120}$/, 'must be whom the record is about') readonly subject!: string;
}

@ObjectType('Parked', {
  description: 'A record with which a view does not go on, because of an entry that the view cannot take.',
})
export class ParkedType {
  @Field(() => String) projection!: string;
  @Field(() => ID, { description: 'Whom or what the record is about.' }) subject!: string;
  @Field(() => ID) eventId!: string;
  @Field(() => String) type!: string;
  @Field(() => String) position!: string;
  @Field(() => String, { description: 'What kind of error it is, and nothing of what the entry says.' })
  reason!: string;
  @Field(() => Date) since!: Date;
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

@ObjectType()
export class ParkedOutcome {
  @Field(() => String) projection!: string;
  @Field(() => ID) subject!: string;
  @Field(() => String, {
    description: 'gone (the view shows all of the record), parked (still, for the reason), or waiting (no answer yet).',
  })
  state!: 'gone' | 'parked' | 'waiting';
  @Field(() => String, { nullable: true }) reason!: string | null;
}
