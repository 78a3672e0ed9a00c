import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EVERYBODY, onlyTo, type Wall } from './wall.js';

/** The schema of the names by which everybody reads: database views that show whatever set is live. */
export const NAMES = 'views';

/** The schema of what no rebuild makes anew: checkpoints of policies and of indexes, refusals, and which sets there are. */
export const KEPT = 'kept';

/** The schema of a set. */
export const schemaOf = (version: number): string => `${NAMES}_${version}`;

/** A set is built from the first event; it is ready, and read by nobody yet; it is read; it was read, and may be again. */
export type SetState = 'building' | 'ready' | 'live' | 'retired' | 'failed';

/** Those that are kept up to date with the log. */
export const FOLLOWED: readonly SetState[] = ['live', 'ready', 'retired'];

/** All tables of the read side, filled from the same log up to one place: a schema of its own. */
@Entity('view_set')
export class ViewSet {
  static readonly wall: Wall = { own: EVERYBODY };

  @PrimaryColumn('int')
  version!: number;

  @Column('text')
  state!: SetState;

  /** Where its hindmost table stands, as it was last noted. */
  @Column('bigint', { default: -1 })
  position!: string;

  /** When it came into this state. */
  @Column('timestamptz', { default: () => 'now()' })
  since!: Date;

  /** How many events it has taken in since the first; unknown where a version before 0.7.0 began it. */
  @Column('bigint', { nullable: true })
  events!: string | null;

  /** How many it had taken in when the process that builds it began: what is left is reckoned from that. */
  @Column('bigint', { nullable: true })
  resumedEvents!: string | null;

  /** From where and since when the process that builds it goes on without a break. */
  @Column('bigint', { default: -1 })
  resumedFrom!: string;

  @Column('timestamptz', { default: () => 'now()' })
  resumedAt!: Date;

  /** Why it failed, or goes on so slowly. */
  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('text', { nullable: true })
  requestedBy!: string | null;
}

export type SetRequestKind = 'rebuild' | 'switch' | 'rollback';

/** What somebody asks to be done with the sets. The API writes it down, and the projector does it. */
@Entity('set_request')
export class SetRequest {
  static readonly wall: Wall = { own: onlyTo('ADMINISTRATOR'), asks: onlyTo('ADMINISTRATOR') };

  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  kind!: SetRequestKind;

  /** To which set; of a rebuild, the one that came of it. */
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
