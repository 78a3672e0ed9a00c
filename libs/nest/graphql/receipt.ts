import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { UuidScalar } from './scalars.js';

@ObjectType({ description: 'The answer to a command once its events are durable.' })
export class Receipt {
  @Field(() => ID, { description: 'The id of the survivor, prosecution or operation that the command was about.' })
  id!: string;

  @Field(() => UuidScalar, { nullable: true })
  survivorId?: string;

  @Field(() => Int, {
    description: 'The revision of its history: the next command may send it as expectedRevision.',
  })
  revision!: number;

  @Field(() => String, { description: 'Send it as atLeast with a query to read your own write.' })
  position!: string;

  @Field(() => [UuidScalar], { description: 'The ids of the recorded events; none when the command changed nothing.' })
  eventIds!: readonly string[];

  /** For the fields that a step adds to the receipts of its own commands. */
  command!: string;
}
