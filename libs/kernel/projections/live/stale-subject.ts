import { Column, Entity, PrimaryColumn } from 'typeorm';
import { dayAt } from '#kernel/decider';
import type { RecordedEvent, SubjectField } from '#kernel/event-store';
import { subjectsOf } from './view-change.js';
import type { RowPolicy } from '../access/row-security.js';
import { runPrepared, type PreparedStatement, type Sending } from '../projector/prepared-statement.js';

/**
 * The subjects whose facts have changed since the days were last counted, and the days on which something was recorded;
 * null means anyone and any day. Written in the transaction that changes the facts, so no count stays stale.
 */
@Entity('touched')
export class StaleSubject {
  /** For the process that counts. */
  static readonly rowPolicy: RowPolicy = { own: 'FALSE', counted: true };

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { nullable: true })
  subject!: string | null;

  @Column('date', { nullable: true })
  day!: string | null;

  /** Stays for as long as the table does: by it the day counts know that they belong to this table. */
  @Column('boolean', { default: false })
  anchor!: boolean;
}

/**
 * What a day adds to a figure, kept so that a period is summed rather than counted. A count holds for every period that
 * contains both of its days; a repeated event of a subject is subtracted for periods that contain both occurrences.
 */
@Entity('day_count')
export class DayCount {
  static readonly rowPolicy: RowPolicy = { own: 'FALSE', counted: true };

  @PrimaryColumn('date')
  upper!: string;

  /** The cells; of none: by which definitions, and with which anchor, all of this was counted. */
  @PrimaryColumn('text')
  of!: string;

  @PrimaryColumn('text')
  key!: string;

  @PrimaryColumn('date')
  lower!: string;

  /** For a median: the value of each of these. */
  @PrimaryColumn('int')
  amount!: number;

  @Column('float8')
  n!: number;
}

/**
 * The counts of each month: the sums of its days, of which there are thirty times as many. `lower` and `upper` are first
 * days of months.
 */
@Entity('month_count')
export class MonthCount extends DayCount {}

/** With more subjects than this, everything is counted again. */
const MAX_NAMED_SUBJECTS = 100;

type SubjectEvent = Parameters<typeof subjectsOf>[1][number] & Pick<RecordedEvent, 'recordedAt'>;

const MARK: PreparedStatement = {
  name: 'mark stale',
  text: `INSERT INTO touched (id, subject, day)
     SELECT gen_random_uuid(), subject, NULL FROM unnest($1::uuid[]) AS subject
     UNION ALL SELECT gen_random_uuid(), NULL, day FROM unnest($2::date[]) AS day`,
};
const MARK_ALL: PreparedStatement = {
  name: 'mark all stale',
  text: `INSERT INTO touched (id) VALUES (gen_random_uuid())`,
};

export const markStale = async (tx: Sending, field: SubjectField, batch: readonly SubjectEvent[]): Promise<void> => {
  const subjects = [...subjectsOf(field, batch)];
  const days = [...new Set(batch.map(({ recordedAt }) => dayAt(recordedAt)))];
  const many = subjects.length + days.length > MAX_NAMED_SUBJECTS;
  await runPrepared(tx, many ? MARK_ALL : MARK, many ? [] : [subjects, days]);
};
