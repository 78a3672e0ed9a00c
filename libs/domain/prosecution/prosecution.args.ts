import { ArgsType } from '@nestjs/graphql';
import { AtLeast, Code, DayAndId, Id, Instant, IntField, Purposes, type Purpose } from '#kernel/nest';

@ArgsType()
export class ProsecutionArgs {
  @Id() readonly id!: string;
  @Code(Purposes) readonly purpose!: Purpose;
  @AtLeast() readonly atLeast?: string;

  @Instant({ nullable: true, description: 'What was known at this instant.' }) readonly knownAt?: string;
}

@ArgsType()
export class ProsecutionsArgs {
  @IntField(50, { nullable: true, description: 'How many at most: 50.' }) readonly first?: number;
  @DayAndId({ nullable: true }) readonly after?: string;
  @AtLeast() readonly atLeast?: string;
}
