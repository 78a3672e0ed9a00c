import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View, type RowPolicy, type SealedValue } from '#kernel/projections';
import { DateScalar, DateTimeScalar, PersonalField, PersonalText, UuidScalar } from '#nest';
import { TESTIMONY_READERS } from '../../heard.readers.js';
import type { AppointmentKind, AppointmentStatus, MissedAppointmentReason, SetTaskStatus } from './agenda.codes.js';
import { AppointmentKinds, AppointmentStatuses, MissedAppointmentReasons, SetTaskStatuses } from './agenda.commands.js';

@Entity('appointment')
@ObjectType('Appointment', { description: 'A hearing, a visit or another appointment, and what came of it.' })
export class AppointmentView extends View {
  static readonly rowPolicy: RowPolicy = { inPart: { without: [] } };

  @PrimaryColumn('uuid')
  survivorId!: string;

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar)
  appointmentId!: string;

  @Column('text')
  @Field(() => AppointmentKinds)
  kind!: AppointmentKind;

  @Column('date')
  @Field(() => DateScalar, { description: 'The day on which it was made.' })
  madeOn!: string;

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'The instant for which it stands, after all moves.' })
  at!: string;

  @Column('text')
  @Field(() => AppointmentStatuses)
  status!: AppointmentStatus;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The day on which it was kept, missed or cancelled.' })
  endedOn!: string | null;

  @Column('text', { nullable: true })
  @Field(() => MissedAppointmentReasons, { nullable: true, description: 'Why it was missed, if it was.' })
  missedFor!: MissedAppointmentReason | null;

  @Column('jsonb')
  sealed!: readonly SealedValue[];

  @PersonalField('location', 'place') readonly place?: PersonalText;
  @PersonalField('testimony', 'withWhom', PersonalText, TESTIMONY_READERS) readonly withWhom?: PersonalText;
  @PersonalField('testimony', 'reason', PersonalText, TESTIMONY_READERS) readonly reason?: PersonalText;
  @PersonalField('testimony', 'note', PersonalText, TESTIMONY_READERS) readonly note?: PersonalText;
}

/** Beside the tasks that follow from rules, which no table keeps. */
@Entity('set_task')
@ObjectType('SetTask', { description: 'A task that a colleague set by hand, and what became of it.' })
export class SetTaskView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar)
  taskId!: string;

  @Column('date')
  @Field(() => DateScalar, { description: 'The day on which it was set.' })
  setOn!: string;

  @Column('text')
  @Field(() => String, { description: 'The name with which the colleague who set it signs in.' })
  setBy!: string;

  @Column('date')
  @Field(() => DateScalar)
  dueOn!: string;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'The colleague named when it was set. After a hand-over, `dueTasks` names the colleague who has it now.',
  })
  worker!: string | null;

  @Column('text')
  @Field(() => SetTaskStatuses)
  status!: SetTaskStatus;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The day on which it was done or dropped.' })
  endedOn!: string | null;

  @Column('jsonb')
  sealed!: readonly SealedValue[];

  @PersonalField('testimony', 'title', PersonalText) readonly title?: PersonalText;
  @PersonalField('testimony', 'reason', PersonalText, TESTIMONY_READERS) readonly reason?: PersonalText;
}
