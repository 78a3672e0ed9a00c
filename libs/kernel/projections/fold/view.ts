import { Column } from 'typeorm';

/** What every row has: the event that it last reflects, so that no event counts twice. */
export abstract class View {
  @Column('int')
  revision!: number;

  @Column('bigint')
  position!: string;

  /** The event that changed the row last. */
  @Column('uuid')
  lastEventId!: string;
}
