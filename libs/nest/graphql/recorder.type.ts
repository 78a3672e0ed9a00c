import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType('Recorder', { description: 'Who recorded it, and in which role.' })
export class RecorderType {
  @Field(() => ID) id!: string;
  @Field(() => String) role!: string;
  @Field(() => String) organisation!: string;
  @Field(() => String, { nullable: true }) office?: string;
  @Field(() => String, { nullable: true, description: 'The supervisor in whose place they acted, as a deputy.' })
  deputyOf?: string;
}
