import { Column, Entity, Index } from 'typeorm';
import { dayAt } from '#kernel/decider';
import { PlacedFact, facts } from '#kernel/projections';
import type { PrivacyEvents } from '../../privacy/privacy.events.js';
import type { AssignmentEvents } from './assignment.events.js';

/** Who has an assignment from a day on. */
@Entity('assignment_fact')
@Index(['happenedOn'])
export class AssignmentFact extends PlacedFact {
  /** Null: every assignment of the survivor, because the data was erased. */
  @Column('uuid', { nullable: true })
  assignmentId!: string | null;

  /** Null when the assignment has ended. */
  @Column('text', { nullable: true })
  worker!: string | null;

  /** The office that its case worker is assigned in, or that any assignment was handed over to; null for all else. */
  @Column('text', { nullable: true })
  office!: string | null;

  /** The position in the survivor's history: the last fact counts. */
  @Column('int')
  revision!: number;
}

export const assignmentFacts = facts<AssignmentEvents & Pick<PrivacyEvents, 'PersonalDataErased'>, AssignmentFact>({
  view: AssignmentFact,
  on: {
    CaseWorkerAssigned: ({ on, assignmentId, worker, as, office }, { revision }) => [
      { happenedOn: on, assignmentId, worker, office: as === 'CaseWorker' ? office : null, revision },
    ],
    CaseHandedOver: ({ on, assignmentId, to, office = null }, { revision }) => [
      { happenedOn: on, assignmentId, worker: to, office, revision },
    ],
    AssignmentEnded: ({ on, assignmentId }, { revision }) => [
      { happenedOn: on, assignmentId, worker: null, office: null, revision },
    ],
    PersonalDataErased: (_, { revision, recordedAt }) => [
      { happenedOn: dayAt(recordedAt), assignmentId: null, worker: null, office: null, revision },
    ],
  },
});
