import { Column, Entity } from 'typeorm';
import { Fact, facts } from '#kernel/projections';
import type { Disclosure, ForensicSetting } from './forensic-interview.codes.js';
import type { ForensicInterviewEvents } from './forensic-interview.events.js';

@Entity('forensic_interview_fact')
export class ForensicInterviewFact extends Fact {
  @Column('text')
  setting!: ForensicSetting;

  @Column('text')
  outcome!: Disclosure;
}

export const forensicInterviewFacts = facts<ForensicInterviewEvents, ForensicInterviewFact>({
  view: ForensicInterviewFact,
  on: {
    ForensicInterviewConducted: ({ on, setting, outcome }) => [{ happenedOn: on, setting, outcome }],
  },
});
