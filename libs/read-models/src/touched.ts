import { Column, Entity, PrimaryColumn, type EntityManager } from 'typeorm';
import { dayAt } from '#decider';
import type { Recorded } from '#event-store';
import { subjectsOf } from './moved.js';
import type { Wall } from './wall.js';

/**
 * Whose facts are others since the days were last counted, and on which days something was recorded; of anybody and any
 * day where neither is named. Told in the transaction in which the facts change, so that nothing is counted as it was.
 */
@Entity('touched')
export class Touched {
  /** For whoever counts. */
  static readonly wall: Wall = { own: 'FALSE', counted: true };

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { nullable: true })
  subject!: string | null;

  @Column('date', { nullable: true })
  day!: string | null;

  /** Stays for as long as the table does: by it the counts of days know that they belong to it. */
  @Column('boolean', { default: false })
  anchor!: boolean;
}

/**
 * What a day adds to a figure, kept so that a period is added up rather than counted. A count holds for every period that
 * contains both of its days; what happens to somebody again is taken off again for those that contain both times.
 */
@Entity('day_count')
export class DayCount {
  static readonly wall: Wall = { own: 'FALSE', counted: true };

  @PrimaryColumn('date')
  upper!: string;

  /** Which cells; of none: by which definitions, and with which anchor, all of this was counted. */
  @PrimaryColumn('text')
  of!: string;

  @PrimaryColumn('text')
  key!: string;

  @PrimaryColumn('date')
  lower!: string;

  /** Of what has a middle: how much each of these is. */
  @PrimaryColumn('int')
  amount!: number;

  @Column('float8')
  n!: number;
}

/** The same by months: each is what its days add up to, of which there are thirty times as many. Its days are the first of theirs. */
@Entity('month_count')
export class MonthCount extends DayCount {}

/** So many people are rather counted all anew. */
const NAMED = 100;

type Noted = Parameters<typeof subjectsOf>[0][number] & Pick<Recorded, 'recordedAt'>;

export const noteTouched = async (tx: Pick<EntityManager, 'query'>, batch: readonly Noted[]): Promise<void> => {
  const subjects = [...subjectsOf(batch)];
  const days = [...new Set(batch.map(({ recordedAt }) => dayAt(recordedAt)))];
  const many = subjects.length + days.length > NAMED;
  await tx.query(
    many
      ? `INSERT INTO touched (id) VALUES (gen_random_uuid())`
      : `INSERT INTO touched (id, subject, day)
         SELECT gen_random_uuid(), subject, NULL FROM unnest($1::uuid[]) AS subject
         UNION ALL SELECT gen_random_uuid(), NULL, day FROM unnest($2::date[]) AS day`,
    many ? [] : [subjects, days],
  );
};
