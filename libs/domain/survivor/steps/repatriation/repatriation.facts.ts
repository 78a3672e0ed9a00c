import { Column, Entity, Index } from 'typeorm';
import { Fact, facts } from '#kernel/projections';
import type { ReturnManner } from './repatriation.codes.js';
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

@Entity('return_fact')
@Index(['happenedOn'])
export class ReturnFact extends Fact {
  @Column('text')
  manner!: ReturnManner;

  /** The country from which the survivor returned. */
  @Column('text')
  country!: string;

  @Column('text', { array: true })
  transit!: readonly string[];

  @Column('boolean', { nullable: true })
  irregularCrossing!: boolean | null;
}

export const returnFacts = facts<RepatriationEvents, ReturnFact>({
  view: ReturnFact,
  on: {
    SurvivorReturned: ({ on, manner, from, transit, irregularCrossing = null }) => [
      { happenedOn: on, manner, country: from, transit, irregularCrossing },
    ],
  },
});
