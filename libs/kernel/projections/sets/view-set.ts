import { Column, Entity, PrimaryColumn, type DataSource } from 'typeorm';
import { EVERYBODY, NOBODY, type RowPolicy } from '../access/row-security.js';

/** The schema that no rebuild creates again: checkpoints of policies and indexes, refusals, and the list of sets. */
export const SYSTEM_SCHEMA = 'kept';

/** What identifies a set: the hash of the classes of its tables, and a number. */
export type SetId = Pick<ViewSet, 'hash' | 'version'>;

/** The schema of a set. */
export const schemaOf = ({ hash, version }: SetId): string =>
  ['views', ...(hash === null ? [] : [hash]), version].join('_');

/** `schemaOf` in SQL, for a row of `view_set`. */
export const SCHEMA_OF_SET = `concat_ws('_', 'views', hash, version)`;

/**
 * How far a set is: the position of its slowest table, and how many events all partitions together have applied. Partitions
 * count only while it is copied: a former version leaves theirs in a set with which it has gone on as a whole.
 */
export const progressIn = (schema: string): string => `
  SELECT min(position) AS position, sum(events) AS events FROM (
    SELECT min(position) AS position, max(events) AS events FROM ${schema}.checkpoint
    WHERE name NOT LIKE '% %' OR NOT EXISTS (SELECT FROM ${schema}.checkpoint WHERE name NOT LIKE '% %')
    GROUP BY split_part(name, ' ', 2)) partition`;

/** A set is being built from the first event; ready but not read; live; formerly live, and may be live again; or failed. */
export const SET_STATES = ['building', 'ready', 'live', 'retired', 'failed'] as const;
export type SetState = (typeof SET_STATES)[number];

/** The states in which a set is kept up to date with the log. */
export const FOLLOWED: readonly SetState[] = ['live', 'ready', 'retired'];

/** All tables of the read side, filled from the same log up to one position, in a schema of their own. */
@Entity('view_set')
export class ViewSet {
  /** Analysts too: who counts must find the live set. */
  static readonly rowPolicy: RowPolicy = { own: EVERYBODY, counted: true };

  @PrimaryColumn('int')
  version!: number;

  /** The hash of the classes of its tables: see schema-hash.ts. Null only before a set of version 0.8 was adopted. */
  @Column('text', { nullable: true })
  hash!: string | null;

  /** One set is live, and all readers read it. A program reads only sets of its own hash. */
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

  /** Why it failed, is slow, or was not switched to. */
  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('text', { nullable: true })
  requestedBy!: string | null;
}

export type SetRequestKind = 'rebuild' | 'switch' | 'rollback';

/** A request about the sets. The API writes it, and the projector carries it out. */
@Entity('set_request')
export class SetRequest {
  static readonly rowPolicy: RowPolicy = { own: NOBODY };

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

/** The set that is live, unless it is one of another version: its tables differ. */
export const findLiveSet = (kept: DataSource, { hash }: { readonly hash: string }): Promise<ViewSet | null> =>
  kept.getRepository(ViewSet).findOneBy({ state: 'live', hash });
