import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far the log has been read into a table, or by a policy. */
@Entity('checkpoint')
export class Checkpoint {
  /** The table, or `policy:<name>`. */
  @PrimaryColumn('text')
  name!: string;

  /** Commit position of the last event handled; -1 before the first. */
  @Column('bigint')
  position!: string;

  /** Which log the position is of. */
  @Column('text')
  origin!: string;

  /** When the last event handled was recorded. */
  @Column('timestamptz', { nullable: true })
  recordedAt!: Date | null;

  /** Why it stands still, when it does. */
  @Column('text', { nullable: true })
  reason!: string | null;

  /** When the reader last said that it lives. */
  @Column('timestamptz', { nullable: true })
  seenAt!: Date | null;
}
