import { Column, Entity, PrimaryColumn, type DataSource, type EntityManager } from 'typeorm';
import { streamOf, type Meta } from './seen.js';
import { onlyTo, type Wall } from './wall.js';

/**
 * A stream that a table does not go on with, because of an event of it that the table cannot take: nothing of the stream
 * from that event on is in the table. Everybody else's events flow on.
 */
@Entity('parked')
export class Parked {
  /**
   * That there is such a row says something of her: whoever may open her record, and whoever looks after the views. Of what
   * is about nobody, supervisors too: they ask for a flawed entry to be set aside.
   */
  static readonly wall: Wall = {
    own: `${onlyTo('ADMINISTRATOR', 'AUDITOR')} OR (${onlyTo('SUPERVISOR')} AND stream ~ '^(operation|access)-')`,
    whose: 'subject',
    counted: true,
  };

  /** The table; or `policy:<name>`, or `eraser`. */
  @PrimaryColumn('text')
  name!: string;

  @PrimaryColumn('text')
  stream!: string;

  /** Whom the stream is about; of a stream that is about nobody, nothing. */
  @Column('uuid', { nullable: true })
  subject!: string | null;

  @Column('uuid')
  eventId!: string;

  @Column('text')
  type!: string;

  /** Of that event. */
  @Column('bigint')
  position!: string;

  /** What kind of error it is, and nothing of what the event says. */
  @Column('text')
  reason!: string;

  @Column('timestamptz', { default: () => 'now()' })
  parkedAt!: Date;

  /** When it was last tried whether the table can take it now. */
  @Column('timestamptz', { nullable: true })
  triedAt!: Date | null;
}

/** Where a stream is parked, and why. */
export interface Parking {
  readonly meta: Pick<Meta, 'category' | 'subject' | 'eventId' | 'type' | 'position'>;
  readonly reason: string;
}

/** On which the projector is asked to try again. */
export const RETRY = 'homeward_retry';

/** Heard by a projector that runs; one that does not tries everything again when it starts. */
export const askToRetry = async (db: Queries, name: string, stream: string): Promise<void> => {
  await db.query(`SELECT pg_notify('${RETRY}', $1)`, [JSON.stringify({ name, stream })]);
};

type Queries = Pick<EntityManager, 'query'>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Again at another event, when it was parked already. */
export const park = async (tx: Queries, table: string, parked: readonly Parking[]): Promise<void> => {
  const given = parked.map(({ meta, reason }) => ({
    name: table,
    stream: streamOf(meta),
    subject: UUID.test(meta.subject) ? meta.subject : null,
    eventId: meta.eventId,
    type: meta.type,
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

/** The streams that each table does not go on with. */
export const parkedStreams = async (
  db: DataSource,
  tables: readonly string[],
): Promise<readonly { name: string; stream: string }[]> =>
  db.query(`SELECT name, stream FROM parked WHERE name = ANY ($1)`, [tables]);

/** Whether something that is told of somebody is left out of any of the tables. */
export const leavesOut = async (db: Queries, tables: readonly string[], subject: string): Promise<boolean> => {
  const [{ parked }] = (await db.query(
    `SELECT EXISTS (SELECT FROM parked WHERE name = ANY ($1) AND subject = $2) AS parked`,
    [tables, subject],
  )) as [{ parked: boolean }];
  return parked;
};
