import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { ACTOR, onlyTo, type RowPolicy } from '#kernel/projections';
import type { DeliveryFailureCode } from './delivery-failure.js';

/** What waits, where and since when: codes, counts and an office, and nothing about a survivor. */
export interface NoticeItem {
  /** A kind of task or of alarm. */
  readonly about: string;
  readonly office: string | null;
  /** An instant or a day: the earliest of those that are counted. */
  readonly since: string;
  readonly count: number;
  /** How many of them are overdue. */
  readonly overdue: number;
}

/** `waiting` is tried until it is delivered, or given up; `unwanted` was cancelled before it was sent. */
const NOTICE_STATES = ['waiting', 'delivered', 'undelivered', 'unwanted'] as const;
type NoticeState = (typeof NOTICE_STATES)[number];

/** A notice to one colleague by one channel. Kept apart from the views: a rebuild must not tell anybody twice. */
@Entity('notice')
@Index(['nextAttemptAt'], { where: `state = 'waiting'` })
@Index(['state', 'settledAt'])
export class NoticeRow {
  /** Counted for metrics: nothing in a row is about a survivor. */
  static readonly rowPolicy: RowPolicy = {
    own: `${onlyTo('ADMINISTRATOR')} OR worker = ${ACTOR.id}`,
    counted: true,
  };

  /** Follows from what it is about and who is notified, so that nothing is enqueued twice. */
  @PrimaryColumn('uuid')
  id!: string;

  /** The name with which the colleague signs in. */
  @Column('text')
  worker!: string;

  @Column('text')
  channel!: string;

  @Column('text')
  kind!: string;

  @Column('jsonb')
  items!: readonly NoticeItem[];

  @Column('text', { default: 'waiting' })
  state!: NoticeState;

  @Column('timestamptz', { default: () => 'now()' })
  enqueuedAt!: Date;

  @Column('int', { default: 0 })
  attempts!: number;

  @Column('timestamptz', { default: () => 'now()' })
  nextAttemptAt!: Date;

  /** A stable code: why the last attempt failed. */
  @Column('text', { nullable: true })
  reason!: DeliveryFailureCode | null;

  @Column('timestamptz', { nullable: true })
  settledAt!: Date | null;
}
