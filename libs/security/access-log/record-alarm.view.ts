import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { DateTimeScalar, Roles, UuidScalar } from '#nest';
import { ACTOR, View, onlyTo, rows, type RowPolicy } from '#kernel/projections';
import type { AccessEvents } from './access.events.js';

/** The newest ones that are shown: older ones are in the log. */
export const ALARMS_MAX = 50;

@Entity('record_alarm')
@Index(['at'])
@ObjectType('RecordAlarm', {
  description: 'A colleague wanted to open more records in an hour than anybody works with.',
})
export class RecordAlarmView extends View {
  /** Supervisors of the colleague's office, and auditors, who watch over each other. */
  static readonly rowPolicy: RowPolicy = {
    own: `(${onlyTo('SUPERVISOR')} AND office = ${ACTOR.office}) OR ${onlyTo('AUDITOR')}`,
  };

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar)
  eventId!: string;

  @Column('text')
  @Field(() => String)
  who!: string;

  @Column('text')
  @Field(() => Roles)
  role!: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  office!: string | null;

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'When the next record stayed shut.' })
  at!: string;

  @Column('int')
  @Field(() => Int, { description: 'How many different records were opened within the hour before.' })
  records!: number;
}

export const recordAlarmProjection = rows<Pick<AccessEvents, 'RecordBudgetSpent'>, RecordAlarmView>({
  view: RecordAlarmView,
  key: (_, { eventId }) => ({ eventId }),
  on: {
    RecordBudgetSpent: ({ records }, _, { recordedAt, metadata: { actor } }) => ({
      who: actor.id,
      role: actor.role,
      office: actor.office ?? null,
      at: recordedAt,
      records,
    }),
  },
});
