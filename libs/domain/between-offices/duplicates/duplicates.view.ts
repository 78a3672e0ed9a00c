import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { codes } from '#nest';
import { ACTOR, View, onlyTo, type RowPolicy } from '#kernel/projections';
import { SUSPICION_STATES, type SuspicionState } from './duplicates.codes.js';

export const SuspicionStates = codes('SuspicionState', SUSPICION_STATES);

@ObjectType('DuplicateJudgement', { description: 'What a supervisor said for their office.' })
export class JudgementType {
  @Field(() => String) readonly office!: string;
  @Field(() => String) readonly by!: string;
  @Field(() => Boolean, { description: 'Whether the two records are of one person.' }) readonly isSame!: boolean;
}

@Entity('suspicion')
@Index(['state'])
export class SuspicionView extends View {
  /** The supervisors of the two offices: a suspicion is nobody else's. */
  static readonly rowPolicy: RowPolicy = { own: `${onlyTo('SUPERVISOR')} AND ${ACTOR.office} = ANY (offices)` };

  @PrimaryColumn('uuid')
  duplicateId!: string;

  @Column('uuid', { array: true })
  survivorIds!: readonly string[];

  @Column('text', { array: true })
  offices!: readonly string[];

  @Column('text', { array: true })
  reasons!: readonly string[];

  @Column('text')
  state!: SuspicionState;

  @Column('timestamptz')
  since!: string;

  @Column('jsonb')
  judgements!: readonly JudgementType[];
}
