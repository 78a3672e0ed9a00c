import { Column, Entity, Index } from 'typeorm';
import { dayAt } from '#kernel/decider';
import { PlacedFact, facts } from '#kernel/projections';
import type { ReferralSource, Sex } from './referral.codes.js';
import type { ReferralEvents } from './referral.events.js';

/** What figures know of a person: no sealed value. Null means that the event left the value unchanged. */
@Entity('person_fact')
export class PersonFact extends PlacedFact {
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

/** Who referred the survivor, from which province, and to which office. */
@Entity('referral_fact')
@Index(['happenedOn'])
export class ReferralFact extends PlacedFact {
  @Column('text')
  source!: ReferralSource;

  @Column('text')
  office!: string;

  @Column('text')
  province!: string;
}

export const referralFacts = facts<ReferralEvents, ReferralFact>({
  view: ReferralFact,
  on: {
    ReferralReceived: ({ on, source, office, province }) => [{ happenedOn: on, source, office, province }],
  },
});

/** The record that a duplicate is linked to. The latest fact counts; null means not linked. */
@Entity('link_fact')
export class LinkFact extends PlacedFact {
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
