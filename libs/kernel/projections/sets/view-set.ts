import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EVERYBODY, onlyTo, type RowPolicy } from '../access/row-security.js';

/** The schema of the names by which all readers read: database views that show the live set. */
export const VIEW_SCHEMA = 'views';

/** The schema that no rebuild creates again: checkpoints of policies and indexes, refusals, and the list of sets. */
export const SYSTEM_SCHEMA = 'kept';

/** The schema of a set. */
export const schemaOf = (version: number): string => `${VIEW_SCHEMA}_${version}`;

/** A set is being built from the first event; ready but not read; live; formerly live, and may be live again; or failed. */
export type SetState = 'building' | 'ready' | 'live' | 'retired' | 'failed';

/** Those that are kept up to date with the log. */
export const FOLLOWED: readonly SetState[] = ['live', 'ready', 'retired'];

/** All tables of the read side, filled from the same log up to one position, in a schema of their own. */
@Entity('view_set')
export class ViewSet {
  static readonly wall: RowPolicy = { own: EVERYBODY };

  @PrimaryColumn('int')
  version!: number;

  @Column('text')
  state!: SetState;

  /** The last noted position of its slowest table. */
  @Column('bigint', { default: -1 })
  position!: string;

  /** When it entered this state. */
  @Column('timestamptz', { default: () => 'now()' })
  since!: Date;

  /** How many events it has applied since the first; unknown where a version before 0.7.0 began it. */
  @Column('bigint', { nullable: true })
  events!: string | null;

  /** How many it had applied when the process that builds it started: the remaining time is estimated from that. */
  @Column('bigint', { nullable: true })
  resumedEvents!: string | null;

  /** From where and since when the process that builds it has run without a break. */
  @Column('bigint', { default: -1 })
  resumedFrom!: string;

  @Column('timestamptz', { default: () => 'now()' })
  resumedAt!: Date;

  /** Why it failed, or is slow. */
  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('text', { nullable: true })
  requestedBy!: string | null;
}

export type SetRequestKind = 'rebuild' | 'switch' | 'rollback';

/** A request about the sets. The API writes it, and the projector carries it out. */
@Entity('set_request')
export class SetRequest {
  static readonly wall: RowPolicy = { own: onlyTo('ADMINISTRATOR'), asks: onlyTo('ADMINISTRATOR') };

  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  kind!: SetRequestKind;

  /** The requested set; for a rebuild, the set that it built. */
  @Column('int', { nullable: true })
  version!: number | null;

  @Column('text')
  requestedBy!: string;

  @Column('timestamptz', { default: () => 'now()' })
  requestedAt!: Date;

  @Column('timestamptz', { nullable: true })
  doneAt!: Date | null;

  /** The code with which it was refused. */
  @Column('text', { nullable: true })
  refusal!: string | null;
}
