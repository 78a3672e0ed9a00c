import { Column, Entity } from 'typeorm';
import { dayAt } from '#decider';
import { Fact, facts } from '#read-models';
import type { Sex } from './referral.codes.js';
import type { ReferralEvents } from './referral.events.js';

/** What figures know of a person: nothing that is sealed. Null is what was not said then, and stays as it was. */
@Entity('person_fact_v2')
export class PersonFact extends Fact {
  @Column('text', { nullable: true })
  sex!: Sex | null;

  @Column('int', { nullable: true })
  birthYear!: number | null;

  @Column('text', { nullable: true })
  nationality!: string | null;
}

export const personFacts = facts<ReferralEvents, PersonFact>({
  view: PersonFact,
  on: {
    ReferralReceived: ({ on, sex, birthYear = null, nationality }) => [{ happenedOn: on, sex, birthYear, nationality }],
    PersonDetailsRevised: ({ sex = null, birthYear = null, nationality = null }, { recordedAt }) =>
      (sex ?? birthYear ?? nationality) === null
        ? []
        : [{ happenedOn: dayAt(recordedAt), sex, birthYear, nationality }],
  },
});

/** Who is the same person as somebody else. What was said last counts; null: as nobody. */
@Entity('link_fact_v1')
export class LinkFact extends Fact {
  @Column('uuid', { nullable: true })
  keptSurvivorId!: string | null;
}

export const linkFacts = facts<ReferralEvents, LinkFact>({
  view: LinkFact,
  on: {
    PersonLinked: ({ keptSurvivorId }, { recordedAt }) => [{ happenedOn: dayAt(recordedAt), keptSurvivorId }],
    PersonUnlinked: (_, { recordedAt }) => [{ happenedOn: dayAt(recordedAt), keptSurvivorId: null }],
  },
});
