import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Entry } from '#decider';
import { View, type Wall } from '#read-models';
import type { Entrusted } from './relation.decider.js';
import { RELATED } from './relation.wall.js';

/** Whose case it is. Disposable: to change it, rename the table (…_v2) and let it be rebuilt from the events. */
@Entity('relation_v2')
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

  /** The entries that it was told by, so that a correction tells it anew. */
  @Column('jsonb')
  told!: readonly Entry[];
}
