import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { DateTimeScalar, InstantAndId, PageSize, Roles, UuidScalar } from '#nest';
import { ACTOR, View, onlyTo, rows, type RowPolicy } from '#kernel/projections';
import type { AccessEvents } from './access.events.js';

/** How many are shown, unless more are asked for; and the most, since each is read from the log. */
export const [ALARMS_SHOWN, ALARMS_MAX] = [50, 100];

/** Cursors are compared as text, so an instant must be written as in them. */
const AS_SHOWN = '(?=.{23}Z/)';

@ArgsType()
export class RecordAlarmsArgs {
  @PageSize(ALARMS_MAX, { nullable: true, description: 'The most alarms to return, up to 100; by default, 50.' })
  readonly first?: number;
  @InstantAndId('must be the cursor of an alarm', AS_SHOWN) readonly after?: string;
}

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

  @Field(() => String, { description: 'Send it as `after` to continue after this alarm.' })
  get cursor(): string {
    return `${new Date(this.at).toISOString()}/${this.eventId}`;
  }

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
