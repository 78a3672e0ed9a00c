import { Column, PrimaryColumn } from 'typeorm';
import { View } from '#kernel/projections';
import type { CorrectionKind } from '#domain/survivor';

/** An entry under review in a court case or an operation: a correction, or an entry recorded against a rule. */
export abstract class ReviewRow extends View {
  /** A history leaves it out: the entries themselves say it. */
  static readonly internal = true;

  /** The id that reviewEntry takes. */
  @PrimaryColumn('uuid')
  eventId!: string;

  @Column('text')
  kind!: CorrectionKind;

  /** The entry itself. */
  @Column('uuid')
  entryId!: string;

  @Column('timestamptz')
  recordedAt!: string;

  @Column('text')
  recordedBy!: string;

  /** The decision of the review; null until then. */
  @Column('boolean', { nullable: true })
  upheld!: boolean | null;
}
