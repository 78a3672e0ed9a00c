import { Column, Entity } from 'typeorm';
import { Fact, facts } from '#kernel/projections';
import type { ProsecutionOutcome } from './justice.codes.js';
import type { JusticeEvents } from './justice.events.js';

/** One fact when a survivor's part in a criminal case opens, and one when the case ends. */
@Entity('prosecution_fact')
export class ProsecutionFact extends Fact {
  @Column('text')
  kind!: 'opened' | 'concluded';

  @Column('uuid')
  prosecutionId!: string;

  @Column('text', { nullable: true })
  outcome!: ProsecutionOutcome | null;
}

export const prosecutionFacts = facts<JusticeEvents, ProsecutionFact>({
  view: ProsecutionFact,
  on: {
    ProsecutionOpened: ({ on, prosecutionId }) => [{ happenedOn: on, kind: 'opened', prosecutionId, outcome: null }],
    ProsecutionConcluded: ({ on, prosecutionId, outcome }) => [
      { happenedOn: on, kind: 'concluded', prosecutionId, outcome },
    ],
  },
});
