import { Column, Entity, Index } from 'typeorm';
import { Fact, facts } from '#kernel/projections';
import type { AssignmentEvents } from './assignment.events.js';

/** Who has an assignment from a day on. */
@Entity('assignment_fact')
@Index(['happenedOn'])
export class AssignmentFact extends Fact {
  @Column('uuid')
  assignmentId!: string;

  /** Null: it has ended. */
  @Column('text', { nullable: true })
  worker!: string | null;

  /** The position in the survivor's history: the last fact counts. */
  @Column('int')
  revision!: number;
}

export const assignmentFacts = facts<AssignmentEvents, AssignmentFact>({
  view: AssignmentFact,
  on: {
    CaseWorkerAssigned: ({ on, assignmentId, worker }, { revision }) => [
      { happenedOn: on, assignmentId, worker, revision },
    ],
    CaseHandedOver: ({ on, assignmentId, to }, { revision }) => [
      { happenedOn: on, assignmentId, worker: to, revision },
    ],
    AssignmentEnded: ({ on, assignmentId }, { revision }) => [{ happenedOn: on, assignmentId, worker: null, revision }],
  },
});
