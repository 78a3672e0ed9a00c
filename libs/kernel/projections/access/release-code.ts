import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EVERYBODY, type RowPolicy } from './row-security.js';

/** Proves that the service itself released the figures of a year: who may write the tables has no log key. */
@Entity('release_code')
export class ReleaseCode {
  static readonly rowPolicy: RowPolicy = { own: EVERYBODY };

  @PrimaryColumn('int')
  year!: number;

  @PrimaryColumn('timestamptz')
  knownAt!: string;

  @Column('text')
  code!: string;
}
