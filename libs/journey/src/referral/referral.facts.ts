import { Column, Entity } from 'typeorm';
import { Fact, facts } from '#read-models';
import type { Sex } from './referral.codes.js';
import type { ReferralEvents } from './referral.events.js';

/** What figures know of a person: nothing that is sealed. */
@Entity('person_fact_v1')
export class PersonFact extends Fact {
  @Column('text')
  sex!: Sex;

  @Column('int', { nullable: true })
  birthYear!: number | null;

  @Column('text')
  nationality!: string;
}

export const personFacts = facts<ReferralEvents, PersonFact>({
  view: PersonFact,
  on: {
    ReferralReceived: ({ on, sex, birthYear = null, nationality }) => [{ happenedOn: on, sex, birthYear, nationality }],
  },
});
