import { Column, Entity, Index } from 'typeorm';
import { Fact, facts } from '#kernel/projections';
import type { RepatriationEvents } from './repatriation.events.js';

@Entity('repatriation_fact')
@Index(['happenedOn'])
export class RepatriationFact extends Fact {
  /** The country from which the survivor returned. */
  @Column('text')
  country!: string;

  @Column('text')
  crossing!: string;
}

export const repatriationFacts = facts<RepatriationEvents, RepatriationFact>({
  view: RepatriationFact,
  on: {
    SurvivorRepatriated: ({ on, from, crossing }) => [{ happenedOn: on, country: from, crossing }],
  },
});
