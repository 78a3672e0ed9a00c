import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { View, type SealedValue } from '#kernel/projections';
import { DateTimeScalar, UuidScalar, PersonalField, type PersonalText, Roles } from '#nest';
import type { BreakGlassReason } from '../access.codes.js';
import { BreakGlassReasons } from './break-glass.commands.js';
import { breakGlassPolicy } from './break-glass.row-policy.js';

@Entity('break_glass')
@Index(['survivorId', 'openedBy'])
@Index(['reviewedBy'])
@ObjectType('BreakGlass', {
  description: 'An emergency access: a colleague opened a record that they may not see otherwise.',
})
export class BreakGlassView extends View {
  static readonly rowPolicy = breakGlassPolicy;

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar)
  breakGlassId!: string;

  @Field(() => Int, {
    description: 'The value for expectedRevision of its review. That of an access before version 0.9.0 is ignored.',
  })
  declare revision: number;

  @Column('uuid')
  survivorId!: string;

  @Column('uuid')
  eventId!: string;

  @Column('text')
  @Index()
  @Field(() => String)
  openedBy!: string;

  @Column('text')
  @Field(() => Roles)
  role!: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The office of the colleague.' })
  office!: string | null;

  @Column('timestamptz')
  @Field(() => DateTimeScalar)
  openedAt!: string;

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'When the access ends by itself.' })
  until!: string;

  @Column('text')
  @Field(() => BreakGlassReasons)
  reason!: BreakGlassReason;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Who reviewed it; null until a supervisor has.' })
  reviewedBy!: string | null;

  @Column('timestamptz', { nullable: true })
  @Field(() => DateTimeScalar, { nullable: true })
  reviewedAt!: string | null;

  @Column('boolean', { nullable: true })
  @Field(() => Boolean, { nullable: true, description: 'Whether it was justified. If not, the access ended at once.' })
  upheld!: boolean | null;

  @Column('jsonb')
  sealed!: readonly SealedValue[];

  @PersonalField('testimony', 'explanation') readonly explanation?: PersonalText;
  @PersonalField('testimony', 'note') readonly note?: PersonalText;
}
