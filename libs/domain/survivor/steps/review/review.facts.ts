import { Column, Entity, Index } from 'typeorm';
import { Fact, facts } from '#kernel/projections';
import type { MdtAgency } from './review.codes.js';
import type { ReviewEvents } from './review.events.js';

@Entity('mdt_review_fact')
@Index(['happenedOn'])
export class MdtReviewFact extends Fact {
  @Column('text', { array: true })
  agencies!: readonly MdtAgency[];
}

export const mdtReviewFacts = facts<ReviewEvents, MdtReviewFact>({
  view: MdtReviewFact,
  on: {
    MdtReviewHeld: ({ on, agencies }) => [{ happenedOn: on, agencies }],
  },
});
