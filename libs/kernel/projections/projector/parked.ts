import { Column, Entity, PrimaryColumn, type DataSource, type EntityManager } from 'typeorm';
import { isUuid } from '#kernel/decider';
import { plausibleType } from '#kernel/event-store';
import { streamOf, type Meta } from '../fold/projectable-event.js';
import { NOBODY, type RowPolicy } from '../access/row-security.js';

/**
 * A stream parked for a table because the table cannot apply one of its events. Nothing from that event on is in the
 * table. Other streams continue.
 */
@Entity('parked')
export class ParkedStream {
  /** The row itself reveals something about a person: only those who may open the record read it, and the roles that the service names. */
  static readonly rowPolicy: RowPolicy = { own: NOBODY, subjectColumn: 'subject', counted: true };

  /** The table; or `policy:<name>`, or `eraser`. */
  @PrimaryColumn('text')
  name!: string;

  @PrimaryColumn('text')
  stream!: string;

  /** The subject of the stream, if its id is a UUID. */
  @Column('uuid', { nullable: true })
  subject!: string | null;

  @Column('uuid')
  eventId!: string;

  @Column('text')
  type!: string;

  /** Commit position of that event. */
  @Column('bigint')
  position!: string;

  /** The kind of the error, without anything that the event contains. */
  @Column('text')
  reason!: string;

  @Column('timestamptz', { default: () => 'now()' })
  parkedAt!: Date;

  /** When the stream was last retried. */
  @Column('timestamptz', { nullable: true })
  triedAt!: Date | null;
}

/** Where a stream is parked, and why. */
export interface Parking {
  readonly meta: Pick<Meta, 'category' | 'subject' | 'eventId' | 'type' | 'position'>;
  readonly reason: string;
}

/** The channel on which the projector is asked to retry. */
export const RETRY = 'homeward_retry';

/** Reaches a running projector; one that is down retries everything at its start. */
export const askToRetry = async (db: Queries, name: string, stream: string): Promise<void> => {
  await db.query(`SELECT pg_notify('${RETRY}', $1)`, [JSON.stringify({ name, stream })]);
};

type Queries = Pick<EntityManager, 'query'>;

/** An already parked stream moves to the given event. */
export const park = async (tx: Queries, table: string, parked: readonly Parking[]): Promise<void> => {
  const given = parked.map(({ meta, reason }) => ({
    name: table,
    stream: streamOf(meta),
    subject: isUuid(meta.subject.toLowerCase()) ? meta.subject : null,
    eventId: meta.eventId,
    type: plausibleType(meta.type),
    position: String(meta.position),
    reason,
  }));
  await tx.query(
    `INSERT INTO parked (name, stream, subject, "eventId", type, position, reason)
     SELECT name, stream, subject, "eventId", type, position, reason FROM jsonb_populate_recordset(NULL::parked, $1)
     ON CONFLICT (name, stream) DO UPDATE SET "eventId" = EXCLUDED."eventId", type = EXCLUDED.type,
       position = EXCLUDED.position, reason = EXCLUDED.reason, "triedAt" = clock_timestamp()`,
    [JSON.stringify(given)],
  );
};

export const unpark = async (tx: Queries, table: string, stream: string): Promise<void> => {
  await tx.query(`DELETE FROM parked WHERE name = $1 AND stream = $2`, [table, stream]);
};

/** The streams parked for each table. */
export const parkedStreams = async (
  db: DataSource,
  tables: readonly string[],
): Promise<readonly { name: string; stream: string }[]> =>
  db.query(`SELECT name, stream FROM parked WHERE name = ANY ($1)`, [tables]);

/** Whether any of the tables lacks events of the subject; both are parameters. */
export const leavesOut = (tables: string, subject: string): string =>
  `EXISTS (SELECT FROM parked_streams WHERE name = ANY (${tables}) AND subject = ${subject})`;
