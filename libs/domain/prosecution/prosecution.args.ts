import { ArgsType } from '@nestjs/graphql';
import { AtLeast, Code, Id, Instant, Purposes, type Purpose } from '#kernel/nest';

@ArgsType()
export class ProsecutionArgs {
  @Id() readonly id!: string;
  @Code(Purposes) readonly purpose!: Purpose;
  @AtLeast() readonly atLeast?: string;

  @Instant({ nullable: true, description: 'What was known at this instant.' }) readonly knownAt?: string;
}
