import { Field, ObjectType } from '@nestjs/graphql';
import { DateScalar, DateTimeScalar, UuidScalar } from '#nest';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View } from '#kernel/projections';
import type { CaseRole, ProsecutionOutcome, ProtectiveMeasure } from './justice.codes.js';
import { CaseRoles, ProsecutionOutcomes, ProtectiveMeasures } from './justice.commands.js';

@ObjectType({ description: 'A hearing to come.' })
export class PlannedHearing {
  @Field(() => UuidScalar) readonly hearingId!: string;
  @Field(() => DateTimeScalar) readonly at!: string;
}

@Entity('justice')
@ObjectType('PartInProsecution', { description: "The survivor's part in a criminal case, and how that case ended." })
export class JusticeView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar)
  prosecutionId!: string;

  @Column('date')
  @Field(() => DateScalar)
  openedOn!: string;

  @Column('text')
  @Field(() => String)
  court!: string;

  @Column('text')
  @Field(() => String)
  article!: string;

  @Column('text')
  @Field(() => CaseRoles)
  role!: CaseRole;

  @Column('text', { array: true })
  @Field(() => [ProtectiveMeasures])
  measures!: readonly ProtectiveMeasure[];

  @Column('jsonb')
  @Field(() => [PlannedHearing], { description: 'The hearings to come.' })
  hearings!: readonly PlannedHearing[];

  @Column('boolean')
  @Field(() => Boolean, {
    description: 'True while the case is open: until it ends, no personal data of the survivor may be erased.',
  })
  legalHold!: boolean;

  @Column('text', { nullable: true })
  @Field(() => ProsecutionOutcomes, { nullable: true, description: 'Null while the case is open.' })
  outcome!: ProsecutionOutcome | null;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true })
  concludedOn!: string | null;
}
