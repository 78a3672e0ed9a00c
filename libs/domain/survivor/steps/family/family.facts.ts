import { Column, Entity, Index } from 'typeorm';
import { Fact, facts } from '#kernel/projections';
import type { CustodyStatus, DependantHome } from './family.codes.js';
import type { FamilyEvents } from './family.events.js';

/** Where a dependant lives from a day on. */
@Entity('dependant_fact')
@Index(['happenedOn'])
export class DependantFact extends Fact {
  @Column('uuid')
  dependantId!: string;

  @Column('text')
  livesWith!: DependantHome;

  @Column('text')
  country!: string;

  /** The position in the survivor's history: the last fact counts. */
  @Column('int')
  revision!: number;
}

export const dependantFacts = facts<FamilyEvents, DependantFact>({
  view: DependantFact,
  on: {
    DependantRecorded: ({ on, dependantId, livesWith, country }, { revision }) => [
      { happenedOn: on, dependantId, livesWith, country, revision },
    ],
    DependantMoved: ({ on, dependantId, livesWith, country }, { revision }) => [
      { happenedOn: on, dependantId, livesWith, country, revision },
    ],
    BirthRecorded: ({ on, birthId, livesWith, country }, { revision }) =>
      livesWith === undefined || country === undefined
        ? []
        : [{ happenedOn: on, dependantId: birthId, livesWith, country, revision }],
  },
});

/** Where the custody of a dependant stands from a day on. */
@Entity('custody_fact')
@Index(['happenedOn'])
export class CustodyFact extends Fact {
  @Column('uuid')
  dependantId!: string;

  @Column('text')
  custody!: CustodyStatus;

  /** The position in the survivor's history: the last fact counts. */
  @Column('int')
  revision!: number;
}

export const custodyFacts = facts<FamilyEvents, CustodyFact>({
  view: CustodyFact,
  on: {
    CustodyChanged: ({ on, dependantId, custody }, { revision }) => [
      { happenedOn: on, dependantId, custody, revision },
    ],
  },
});

@Entity('birth_fact')
@Index(['happenedOn'])
export class BirthFact extends Fact {
  @Column('uuid')
  birthId!: string;
}

export const birthFacts = facts<FamilyEvents, BirthFact>({
  view: BirthFact,
  on: { BirthRecorded: ({ on, birthId }) => [{ happenedOn: on, birthId }] },
});
