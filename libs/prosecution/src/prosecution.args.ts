import { ArgsType } from '@nestjs/graphql';
import { Code, Id, Instant, Purposes, Text, type Purpose } from '#step';

@ArgsType()
export class ProsecutionArgs {
  @Id() readonly id!: string;
  @Code(Purposes) readonly purpose!: Purpose;
  @Text(40, {
    nullable: true,
    description: 'The position of a receipt: wait, for a bounded time, until the view reflects it.',
  })
  readonly atLeast?: string;

  @Instant({ nullable: true, description: 'What was known at this instant.' }) readonly knownAt?: string;
}
