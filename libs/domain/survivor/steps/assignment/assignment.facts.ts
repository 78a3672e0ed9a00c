import { Column, Entity, Index } from 'typeorm';
import { dayAt } from '#kernel/decider';
import { Fact, facts } from '#kernel/projections';
import type { PrivacyEvents } from '../../privacy/privacy.events.js';
import type { AssignmentEvents } from './assignment.events.js';

/** Who has an assignment from a day on. */
@Entity('assignment_fact')
@Index(['happenedOn'])
export class AssignmentFact extends Fact {
  /** Null: every assignment of the survivor, because the data was erased. */
  @Column('uuid', { nullable: true })
  assignmentId!: string | null;

  /** Null: it has ended. */
  @Column('text', { nullable: true })
  worker!: string | null;

  /** The position in the survivor's history: the last fact counts. */
  @Column('int')
  revision!: number;
}

export const assignmentFacts = facts<AssignmentEvents & Pick<PrivacyEvents, 'PersonalDataErased'>, AssignmentFact>({
  view: AssignmentFact,
  on: {
    CaseWorkerAssigned: ({ on, assignmentId, worker }, { revision }) => [
      { happenedOn: on, assignmentId, worker, revision },
    ],
    CaseHandedOver: ({ on, assignmentId, to }, { revision }) => [
      { happenedOn: on, assignmentId, worker: to, revision },
    ],
    AssignmentEnded: ({ on, assignmentId }, { revision }) => [{ happenedOn: on, assignmentId, worker: null, revision }],
    PersonalDataErased: (_, { revision, recordedAt }) => [
      { happenedOn: dayAt(recordedAt), assignmentId: null, worker: null, revision },
    ],
  },
});
