import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EVERYBODY, type RowPolicy } from './row-security.js';

/**
 * A number that may leave the service, or that one is withheld. Kept for ever: a later release must not differ from an
 * earlier one by a few people.
 */
@Entity('released_cell')
export class ReleasedRow {
  static readonly rowPolicy: RowPolicy = { own: EVERYBODY, released: true };

  @PrimaryColumn('int')
  year!: number;

  /** The end of a month: what was recorded by then is counted. */
  @PrimaryColumn('timestamptz')
  knownAt!: string;

  @PrimaryColumn('text')
  figure!: string;

  @PrimaryColumn('text')
  key!: string;

  /** The version of the definition. */
  @Column('int')
  version!: number;

  @Column('text')
  unit!: string;

  @Column('boolean')
  withheld!: boolean;

  @Column('float8', { nullable: true })
  value!: number | null;

  @Column('float8', { nullable: true })
  numerator!: number | null;

  @Column('int', { nullable: true })
  base!: number | null;
}
