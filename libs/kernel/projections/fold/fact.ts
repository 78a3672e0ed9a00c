import { Column, Index, PrimaryColumn } from 'typeorm';

/**
 * One fact of an event, for figures. `asOf` and `knownAt` become conditions on when it happened and on when it was
 * recorded as true; the event's id leads back to its source.
 */
export abstract class Fact {
  @PrimaryColumn('uuid')
  eventId!: string;

  /** An event may have several facts of a kind. */
  @PrimaryColumn('int')
  ordinal!: number;

  /** The person or thing that the event's stream is about. */
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

/** A fact that may meet others on its day: of these, the one whose entry is later in the log counts. */
export abstract class PlacedFact extends Fact {
  /** The position at which the entry was first recorded: a correction changes what it says, but not its place. */
  @Column('bigint')
  position!: string;
}
