import { Column, Entity, Index } from 'typeorm';
import { dayAt } from '#kernel/decider';
import { Fact, facts, type Meta } from '#kernel/projections';
import type { Look } from './access.codes.js';
import type { AccessEvents } from './access.events.js';

/** Who read whose record, or opened one in an emergency. Its subject is the survivor; of reasons that were read, the operation. */
@Entity('reading_fact')
@Index(['happenedOn'])
@Index(['subject', 'position'])
@Index(['who', 'recordedFrom'])
export class ReadingFact extends Fact {
  /** 2: with the reasons that were read. */
  static readonly edition = 2;

  @Column('text')
  kind!: Look | 'ReasonsRead';

  @Column('text')
  who!: string;

  @Column('text')
  role!: string;

  @Column('text')
  organisation!: string;

  @Column('text', { nullable: true })
  office?: string | null;

  @Column('text', { nullable: true })
  deputyOf?: string | null;

  @Column('text', { nullable: true })
  purpose?: string | null;

  @Column('text', { nullable: true })
  basis?: string | null;

  @Column('text', { array: true })
  classes!: readonly string[];

  @Column('text', { nullable: true })
  operation?: string | null;

  @Column('uuid', { nullable: true })
  breakGlassId?: string | null;

  @Column('text', { nullable: true })
  reason?: string | null;

  @Column('timestamptz', { nullable: true })
  until?: string | null;

  @Column('boolean', { nullable: true })
  upheld?: boolean | null;

  /** The figure whose events were refused, and how many readings were. */
  @Column('text', { nullable: true })
  figure?: string | null;

  @Column('int', { nullable: true })
  times?: number | null;

  @Column('bigint')
  position!: string;
}

const authorColumns = ({ recordedAt, position, metadata: { actor } }: Meta) => ({
  happenedOn: dayAt(recordedAt),
  who: actor.id,
  role: actor.role,
  organisation: actor.organisation,
  office: actor.office ?? null,
  deputyOf: actor.deputyOf ?? null,
  position: String(position),
});

const NOTHING_OPENED = { classes: [] } as const;

export const readingFacts = facts<AccessEvents, ReadingFact>({
  view: ReadingFact,
  on: {
    PersonalDataRead: ({ survivorId, ...reading }, meta) => [
      { subject: survivorId, kind: 'PersonalDataRead', ...authorColumns(meta), ...reading },
    ],
    ReadingRefused: ({ survivorId, ...refused }, meta) => [
      {
        subject: survivorId ?? meta.eventId,
        kind: 'ReadingRefused',
        ...authorColumns(meta),
        ...NOTHING_OPENED,
        ...refused,
      },
    ],
    ReasonsRead: ({ operationId }, meta) => [
      { subject: operationId, kind: 'ReasonsRead', ...authorColumns(meta), ...NOTHING_OPENED },
    ],
    AuditLogRead: ({ survivorId, purpose }, meta) => [
      { subject: survivorId, kind: 'AuditLogRead', ...authorColumns(meta), ...NOTHING_OPENED, purpose },
    ],
    BreakGlassOpened: ({ survivorId, breakGlassId, reason, until }, meta) => [
      {
        subject: survivorId,
        kind: 'BreakGlassOpened',
        ...authorColumns(meta),
        ...NOTHING_OPENED,
        breakGlassId,
        reason,
        until,
      },
    ],
    BreakGlassReviewed: ({ survivorId, breakGlassId, upheld }, meta) => [
      {
        subject: survivorId,
        kind: 'BreakGlassReviewed',
        ...authorColumns(meta),
        ...NOTHING_OPENED,
        breakGlassId,
        upheld,
      },
    ],
  },
});
