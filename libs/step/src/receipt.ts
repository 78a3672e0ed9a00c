import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'What a command is answered with once its events are durable.' })
export class Receipt {
  @Field(() => ID, { description: 'The id of the survivor, prosecution or operation that the command was about.' })
  id!: string;

  @Field(() => ID, { nullable: true })
  survivorId?: string;

  @Field(() => Int, {
    description: 'Where its history now stands: what the next command may send as expectedRevision.',
  })
  revision!: number;

  @Field(() => String, { description: 'Ask a query for at least this position to read your own write.' })
  position!: string;

  @Field(() => [ID], { description: 'The events recorded; none when everything was so already.' })
  eventIds!: readonly string[];

  /** For the fields that a step adds to the receipts of its own commands. */
  command!: string;
}
