import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateScalar, UuidScalar } from '#nest';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { CorrectionKinds, type CorrectionKind } from '#domain/survivor';
import { View } from '#kernel/projections';
import type { OperationKind, PreventionKind, PreventionProgramme, PreventionTopic } from './operation.codes.js';
import { toThoseWhoRecordThem } from './operation.readers.js';
import { OperationResultView } from './result/result.view.js';
import { OperationKinds, PreventionKinds, PreventionProgrammes, PreventionTopics } from './operation.commands.js';

@ObjectType({ description: 'A correction of an operation or activity, or a dispute about it.' })
export class OperationCorrection {
  @Field(() => UuidScalar, { description: 'The id that reviewEntry takes.' }) readonly eventId!: string;
  @Field(() => CorrectionKinds) readonly kind!: CorrectionKind;
  @Field(() => Boolean, { nullable: true, description: 'The decision of the review; null until then.' })
  readonly upheld!: boolean | null;
}

const OF_ITS_CORRECTIONS = 'What was corrected, disputed or recorded against a rule, and whether it was reviewed.';

@Entity('operation')
@ObjectType('Operation', { description: 'An operation to find victims.' })
export class OperationView extends View {
  static readonly rowPolicy = toThoseWhoRecordThem;

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar)
  operationId!: string;

  @Column('date')
  @Field(() => DateScalar)
  on!: string;

  @Column('text')
  @Field(() => OperationKinds)
  kind!: OperationKind;

  @Column('text')
  @Field(() => String)
  office!: string;

  @Column('text')
  @Field(() => String)
  province!: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  district!: string | null;

  @Column('text', { array: true })
  @Field(() => [String])
  withAuthorities!: readonly string[];

  /** Filled from a table of its own. */
  @Field(() => OperationResultView, { nullable: true, description: 'What it led to; null until it is recorded.' })
  result?: OperationResultView | null;

  /** Filled from a table of its own. */
  @Field(() => [OperationCorrection], { description: OF_ITS_CORRECTIONS })
  corrections?: readonly OperationCorrection[];
}

@Entity('prevention')
@ObjectType('PreventionActivity', { description: 'A training, a presentation, a broadcast, or materials handed out.' })
export class PreventionView extends View {
  static readonly rowPolicy = toThoseWhoRecordThem;

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar)
  operationId!: string;

  @Column('date')
  @Field(() => DateScalar, { description: 'The first day.' })
  on!: string;

  @Column('date')
  @Field(() => DateScalar, { description: 'The last day.' })
  to!: string;

  @Column('text')
  @Field(() => PreventionKinds)
  kind!: PreventionKind;

  @Column('text', { array: true })
  @Field(() => [String])
  districts!: readonly string[];

  @Column('text')
  @Field(() => String)
  audience!: string;

  @Column('int')
  @Field(() => Int)
  attendees!: number;

  @Column('int')
  @Field(() => Int)
  materials!: number;

  @Column('int')
  @Field(() => Int)
  reach!: number;

  @Column('text', { array: true })
  @Field(() => [PreventionTopics], { description: 'What it was about.' })
  topics!: readonly PreventionTopic[];

  @Column('text', { nullable: true })
  @Field(() => PreventionProgrammes, { nullable: true, description: 'The programme that it belongs to.' })
  programme!: PreventionProgramme | null;

  @Column('text', { array: true })
  @Field(() => [String], { description: 'The partner organisations that took part.' })
  agencies!: readonly string[];

  @Column('bool', { nullable: true })
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the case of a survivor led to it; null if nobody said.',
  })
  fromSurvivorCase!: boolean | null;

  /** Filled from a table of its own. */
  @Field(() => [OperationCorrection], { description: OF_ITS_CORRECTIONS })
  corrections?: readonly OperationCorrection[];
}
