import { Column, Index, PrimaryColumn } from 'typeorm';

/**
 * One fact that an event tells, for figures. When it happened and from when to when it was held true make `asOf` and
 * `knownAt` conditions of a query; the event's id is the way back to its source.
 */
export abstract class Fact {
  @PrimaryColumn('uuid')
  eventId!: string;

  /** An event may tell several facts of a kind. */
  @PrimaryColumn('int')
  ordinal!: number;

  /** Whom or what the event's stream is about. */
  @Column('uuid')
  @Index()
  subject!: string;

  @Column('date')
  happenedOn!: string;

  @Column('timestamptz')
  recordedFrom!: string;

  @Column('timestamptz', { nullable: true })
  recordedTo!: string | null;
}
