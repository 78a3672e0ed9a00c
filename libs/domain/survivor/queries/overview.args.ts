import { ArgsType } from '@nestjs/graphql';
import { AtLeast, CURSOR, Code, Id, Instant, DateField, Pattern, Purposes, IntField, type Purpose } from '#nest';

@ArgsType()
export class SurvivorArgs {
  @Id() readonly id!: string;
  @Code(Purposes) readonly purpose!: Purpose;
  @AtLeast() readonly atLeast?: string;
  @DateField({ nullable: true, description: 'What had happened by this day.' }) readonly asOf?: string;
  @Instant({ nullable: true, description: 'What was known at this instant.' }) readonly knownAt?: string;
}

@ArgsType()
export class JourneyArgs {
  @Id() readonly survivorId!: string;
  @Code(Purposes) readonly purpose!: Purpose;
}

@ArgsType()
export class ReplayArgs {
  @Id() readonly survivorId!: string;
  @Code(Purposes) readonly purpose!: Purpose;
  @IntField(1_000_000, { nullable: true, description: 'After this revision.' }) readonly toRevision?: number;
  @Instant({ nullable: true, description: 'As the record was at this instant.' }) readonly at?: string;
}

@ArgsType()
export class HistoryArgs {
  @Id() readonly survivorId!: string;
  @Code(Purposes) readonly purpose!: Purpose;
  @IntField(50, { nullable: true, description: 'How many entries at most: 50.' }) readonly first?: number;
  @Pattern(CURSOR, 'must be the cursor of an entry', { nullable: true }) readonly after?: string;
}
