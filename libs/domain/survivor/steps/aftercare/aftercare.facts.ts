import { Column, Entity, Index } from 'typeorm';
import { PlacedFact, facts } from '#kernel/projections';
import type { Housing, Intake } from './aftercare.codes.js';
import type { AftercareEvents } from './aftercare.events.js';

@Entity('entry_fact')
@Index(['happenedOn'])
export class EntryFact extends PlacedFact {
  @Column('text')
  intake!: Intake;

  @Column('text')
  office!: string;

  @Column('text')
  housing!: Housing;

  @Column('boolean')
  minor!: boolean;
}

export const entryFacts = facts<AftercareEvents, EntryFact>({
  view: EntryFact,
  on: {
    AftercareEntered: ({ on, intake, office, housing, minor }) => [{ happenedOn: on, intake, office, housing, minor }],
  },
});
