import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { View, onlyTo, type SealedValue, type RowPolicy } from '#kernel/projections';
import { DateTimeScalar, UuidScalar, PersonalField, codes, type PersonalText } from '#nest';
import { FLAW_KINDS, type FlawKind } from './set-aside.codes.js';

const SET_ASIDE_STATES = ['Requested', 'SetAside', 'Declined'] as const;
const SetAsideStates = codes('SetAsideState', SET_ASIDE_STATES);
export const FlawKinds = codes('FlawKind', FLAW_KINDS);

@Entity('set_aside')
@Index(['stream'])
@ObjectType('SetAsideRequest', { description: 'A request to set aside an unreliable entry.' })
export class SetAsideView extends View {
  /** Readers of the record, the roles that decide, and supervisors where it concerns no survivor. */
  static readonly rowPolicy: RowPolicy = {
    own: `${onlyTo('ADMINISTRATOR', 'AUDITOR')} OR (${onlyTo('SUPERVISOR')} AND "survivorId" IS NULL)`,
  };

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar)
  requestId!: string;

  @Column('text')
  @Field(() => String, { description: 'The record with the entry.' })
  stream!: string;

  @Column('uuid', { nullable: true })
  survivorId!: string | null;

  @Column('uuid')
  @Field(() => UuidScalar)
  eventId!: string;

  @Column('int')
  @Field(() => Int, { description: 'The position of the entry in its record.' })
  flawedRevision!: number;

  @Column('text')
  @Field(() => FlawKinds, { description: 'The check that the entry failed.' })
  flaw!: FlawKind;

  @Column('text')
  @Field(() => SetAsideStates)
  state!: (typeof SET_ASIDE_STATES)[number];

  @Column('text')
  @Field(() => String)
  requestedBy!: string;

  @Column('timestamptz')
  @Field(() => DateTimeScalar)
  requestedAt!: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Who set it aside or declined; null while it is undecided.' })
  decidedBy!: string | null;

  @Column('timestamptz', { nullable: true })
  @Field(() => DateTimeScalar, { nullable: true })
  decidedAt!: string | null;

  @Column('jsonb')
  sealed!: readonly SealedValue[];

  @PersonalField('testimony', 'reason') readonly reason?: PersonalText;
}
