import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('Projection', { description: 'How far a view, or a policy, has read the log.' })
export class ProjectionType {
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true, description: 'The last event it has taken in.' }) position!: string | null;
  @Field(() => String, { nullable: true, description: 'The last event there is.' }) head!: string | null;
  @Field(() => Float, {
    nullable: true,
    description:
      'Age of the first event that it has not taken in yet, in seconds; 0 when there is none, null while the log cannot be read.',
  })
  lagSeconds!: number | null;
  @Field(() => String, {
    description: 'live, behind, stopped, new (nobody has begun it), or unknown (the log cannot be read).',
  })
  state!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Why, when it is not live; of a policy also how many of its commands the rules refused.',
  })
  reason!: string | null;
  @Field(() => Float, {
    nullable: true,
    description: 'About how many rows it has, as the database reckons; null of a policy.',
  })
  rows!: number | null;
  @Field(() => Int, {
    description: 'How many records it does not go on with, because of an entry that it cannot take: see `parked`.',
  })
  parked!: number;
  @Field(() => Date, {
    nullable: true,
    description: 'Since when it has not shown everything: as long as the first entry waits that it does not show.',
  })
  since!: Date | null;
}
