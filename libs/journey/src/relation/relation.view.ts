import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Entry } from '#decider';
import { View, type Wall } from '#read-models';
import type { Entrusted } from './relation.decider.js';
import { RELATED } from './relation.wall.js';

/** Whose case it is. Disposable: to change it, rename the table (…_v4) and let it be rebuilt from the events. */
@Entity('relation_v3')
export class RelationView extends View {
  static readonly wall: Wall = { own: RELATED, opens: 'TRUE', alone: true };

  @PrimaryColumn('uuid')
  survivorId!: string;

  @Column('text')
  receivedBy!: string;

  /** Null as long as there never was anybody. */
  @Column('jsonb', { nullable: true })
  entrusted!: readonly Entrusted[] | null;

  @Column('text', { array: true })
  offices!: readonly string[];

  @Column('boolean')
  restricted!: boolean;

  /** Who may open her record, word by word: see readers.rules.ts. */
  @Column('text', { array: true })
  @Index({ type: 'gin' })
  readers!: readonly string[];

  /** The entries that it was told by, so that a correction tells it anew. */
  @Column('jsonb')
  told!: readonly Entry[];
}
