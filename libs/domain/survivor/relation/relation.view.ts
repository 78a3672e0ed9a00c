import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Entry } from '#kernel/decider';
import { View, type RowPolicy } from '#kernel/projections';
import type { CaseWorkerAssignment } from './relation.state.js';
import { READABLE, READABLE_AS_A_WHOLE } from '#security/access';

/** Who is responsible for a case. */
@Entity('relation')
export class RelationView extends View {
  /** A history leaves it out: it follows from what other tables show. */
  static readonly internal = true;
  static readonly rowPolicy: RowPolicy = {
    own: READABLE,
    opens: READABLE_AS_A_WHOLE,
    opensInPart: 'TRUE',
    alone: true,
  };

  @PrimaryColumn('uuid')
  survivorId!: string;

  @Column('text')
  receivedBy!: string;

  /** Null before the first reception. */
  @Column('jsonb', { nullable: true })
  entrusted!: readonly CaseWorkerAssignment[] | null;

  @Column('text', { array: true })
  offices!: readonly string[];

  @Column('boolean')
  interviewed!: boolean;

  @Column('boolean')
  restricted!: boolean;

  /** Who may open the record, word by word: see readers.ts. */
  @Column('text', { array: true })
  @Index({ type: 'gin' })
  readers!: readonly string[];

  /** The entries that determine it, so that a correction can fold them again. */
  @Column('jsonb')
  told!: readonly Entry[];
}
