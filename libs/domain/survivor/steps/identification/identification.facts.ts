import { Column, Entity, Index } from 'typeorm';
import { Fact, PlacedFact, facts } from '#kernel/projections';
import type { Exploitation, IdentificationLevel, InterviewSetting, Recruitment } from './identification.codes.js';
import type { IdentificationEvents } from './identification.events.js';

@Entity('interview_fact')
@Index(['happenedOn'])
@Index('street_children', ['happenedOn'], { where: '"streetChild"' })
export class InterviewFact extends Fact {
  @Column('text')
  setting!: InterviewSetting;

  @Column('uuid', { nullable: true })
  operationId!: string | null;

  @Column('boolean')
  streetChild!: boolean;

  @Column('boolean')
  forcedByFamily!: boolean;

  @Column('boolean')
  minor!: boolean;
}

export const interviewFacts = facts<IdentificationEvents, InterviewFact>({
  view: InterviewFact,
  on: {
    ScreeningInterviewConducted: ({
      on,
      setting,
      operationId = null,
      streetChild = false,
      forcedByFamily = false,
      minor,
    }) => [{ happenedOn: on, setting, operationId, streetChild, forcedByFamily, minor }],
  },
});

@Entity('identification_fact')
@Index(['happenedOn'])
@Index('identified', ['happenedOn'], { where: 'positive' })
export class IdentificationFact extends PlacedFact {
  @Column('text')
  level!: IdentificationLevel;

  @Column('boolean')
  positive!: boolean;

  @Column('boolean', { nullable: true })
  minor!: boolean | null;
}

export const identificationFacts = facts<IdentificationEvents, IdentificationFact>({
  view: IdentificationFact,
  on: {
    SurvivorIdentified: ({ on, level, minor }) => [{ happenedOn: on, level, positive: true, minor }],
    NotIdentified: ({ on, level }) => [{ happenedOn: on, level, positive: false, minor: null }],
  },
});

/** One for each type of each episode. */
@Entity('episode_fact')
@Index(['happenedOn'])
export class EpisodeFact extends PlacedFact {
  @Column('text')
  episodeId!: string;

  @Column('text')
  type!: Exploitation;

  @Column('text')
  recruitment!: Recruitment;

  @Column('text', { nullable: true })
  scheme!: Recruitment | null;

  @Column('text')
  country!: string;
}

export const episodeFacts = facts<IdentificationEvents, EpisodeFact>({
  view: EpisodeFact,
  on: {
    SurvivorIdentified: ({ on, exploitation }) =>
      exploitation.flatMap(({ episodeId, types, recruitment, scheme = null, country }) =>
        types.map((type) => ({ happenedOn: on, episodeId, type, recruitment, scheme, country })),
      ),
  },
});
