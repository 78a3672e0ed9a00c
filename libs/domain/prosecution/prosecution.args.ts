import { ArgsType } from '@nestjs/graphql';
import { AtLeast, Code, DateField, DayAndId, Flag, Id, Instant, PageSize, Purposes, type Purpose } from '#nest';

@ArgsType()
export class ProsecutionArgs {
  @Id() readonly id!: string;
  @Code(Purposes) readonly purpose!: Purpose;
  @AtLeast() readonly atLeast?: string;

  @Instant({ nullable: true, description: 'What was known at this instant.' }) readonly knownAt?: string;
  @DateField({ nullable: true, description: 'The case as of this day.' }) readonly asOf?: string;
}

@ArgsType()
export class CourtEntryArgs {
  @Id() readonly prosecutionId!: string;
  @Id({ description: 'The entry, or what corrects, strikes out, disputes or reviews it.' }) readonly eventId!: string;
  @Code(Purposes) readonly purpose!: Purpose;
}

@ArgsType()
export class CourtRevisionArgs {
  @Id() readonly prosecutionId!: string;
}

@ArgsType()
export class CourtOriginsArgs {
  @Id() readonly prosecutionId!: string;
  @Code(Purposes) readonly purpose!: Purpose;
}

@ArgsType()
export class ProsecutionsArgs {
  @DateField({ nullable: true, description: 'Only cases opened on this day or later.' }) readonly from?: string;
  @DateField({ nullable: true, description: 'Only cases opened on this day or earlier.' }) readonly to?: string;
  @Flag({ nullable: true, description: 'Only cases without an outcome, or only those with one.' })
  readonly open?: boolean;
  @PageSize(50, { nullable: true, description: 'How many at most: 50.' }) readonly first?: number;
  @DayAndId({ nullable: true }) readonly after?: string;
  @AtLeast() readonly atLeast?: string;
}
