import { Column, Entity, PrimaryColumn } from 'typeorm';
import { dayAt } from '#kernel/decider';
import type { RecordedEvent, SubjectField } from '#kernel/event-store';
import { subjectsOf } from './view-change.js';
import type { RowPolicy } from '../access/row-security.js';
import { runPrepared, type PreparedStatement, type Sending } from '../projector/prepared-statement.js';

/**
 * The subjects whose facts have changed since the days were last counted, and the days on which something was recorded;
 * null means anyone and any day. Written in the transaction that changes the facts, so no change is missed.
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

  /** When the first and the last of what has changed was recorded: facts known before are as they were. Null: at any time. */
  @Column('timestamptz', { nullable: true })
  since!: string | null;

  @Column('timestamptz', { nullable: true })
  until!: string | null;

  /**
   * Stays for as long as the table does: by it the day counts know that they belong to this table. Its `since` is what they
   * know. Its `until`, counted from 1970, is how long what was recorded waits before it is counted.
   */
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

/** With more subjects than this, they are looked for when they are counted. */
const MAX_NAMED_SUBJECTS = 100;

type SubjectEvent = Parameters<typeof subjectsOf>[1][number] &
  Partial<Pick<RecordedEvent, 'recordedAt' | 'storedAt' | 'flaw'>>;

const MARK: PreparedStatement = {
  name: 'mark stale',
  text: `INSERT INTO touched (id, subject, day, since, until)
     SELECT gen_random_uuid(), subject, day, $3::timestamptz, $4::timestamptz FROM (
       SELECT subject, NULL::date AS day FROM unnest($1::uuid[]) AS subject
       UNION ALL SELECT NULL, day FROM unnest($2::date[]) AS day) marked`,
};
const MARK_ALL: PreparedStatement = {
  name: 'mark all stale',
  text: `INSERT INTO touched (id, since, until) VALUES (gen_random_uuid(), $1, $2)`,
};

/** A flawed event adds no facts, and may claim any instant: a batch of only such ones has the instants of the store. */
const instantsOf = (batch: readonly SubjectEvent[]): readonly string[] => {
  const proven = batch.filter(({ flaw }) => !flaw);
  const instants =
    proven.length > 0 ? proven.map(({ recordedAt }) => recordedAt) : batch.map(({ storedAt }) => storedAt);
  return instants.filter((instant) => instant !== undefined).toSorted();
};

export const markStale = async (tx: Sending, field: SubjectField, batch: readonly SubjectEvent[]): Promise<void> => {
  const subjects = [...subjectsOf(field, batch)];
  const instants = instantsOf(batch);
  const days = [...new Set(instants.map(dayAt))];
  const when = [instants[0], instants.at(-1)];
  const many = subjects.length + days.length > MAX_NAMED_SUBJECTS;
  await runPrepared(tx, many ? MARK_ALL : MARK, many ? when : [subjects, days, ...when]);
};
