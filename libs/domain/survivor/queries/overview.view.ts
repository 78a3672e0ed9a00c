import { Field, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar, codes } from '#nest';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View, type RowPolicy } from '#kernel/projections';
import { CASE_STATUSES, type CaseStatus } from '../tasks/tasks.codes.js';

const CaseStatuses = codes('CaseStatus', CASE_STATUSES);

@Entity('overview')
@ObjectType('Overview', { description: 'The last event that every reader may know of, and whether the case is open.' })
export class OverviewView extends View {
  static readonly rowPolicy: RowPolicy = { inPart: { without: [] } };
  static readonly edition = 2;

  @PrimaryColumn('uuid')
  survivorId!: string;

  @Column('text')
  @Field(() => String, {
    description: 'The name of the last event; of those that only readers of health may know of, none.',
  })
  last!: string;

  @Column('timestamptz')
  @Field(() => DateTimeScalar)
  recordedAt!: string;

  @Column('text')
  @Field(() => String, { description: 'Who recorded the last event.' })
  recordedBy!: string;

  @Column('boolean')
  @Field(() => Boolean)
  closed!: boolean;

  @Column('text')
  @Field(() => CaseStatuses, { description: 'The stage that the case has reached, as in a caseload.' })
  status!: CaseStatus;
}
