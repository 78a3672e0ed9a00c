import { Column, Entity } from 'typeorm';
import { Fact, facts } from '#kernel/projections';
import type { OperationKind, PreventionKind, PreventionProgramme, PreventionTopic } from './operation.codes.js';
import type { OperationEvents } from './operation.events.js';

@Entity('operation_fact')
export class OperationFact extends Fact {
  @Column('text')
  kind!: OperationKind;

  @Column('text')
  office!: string;

  @Column('text')
  province!: string;
}

export const operationFacts = facts<OperationEvents, OperationFact>({
  view: OperationFact,
  on: {
    OperationConducted: ({ on, kind, office, province }) => [{ happenedOn: on, kind, office, province }],
  },
});

/** An activity of several days counts on its last day, when it was complete. */
@Entity('prevention_fact')
export class PreventionFact extends Fact {
  @Column('text')
  kind!: PreventionKind;

  @Column('text', { array: true })
  districts!: readonly string[];

  @Column('int')
  attendees!: number;

  @Column('int')
  materials!: number;

  @Column('int')
  reach!: number;

  @Column('text', { array: true })
  topics!: readonly PreventionTopic[];

  @Column('text', { nullable: true })
  programme!: PreventionProgramme | null;
}

export const preventionFacts = facts<OperationEvents, PreventionFact>({
  view: PreventionFact,
  on: {
    PreventionActivityConducted: ({
      to,
      kind,
      districts,
      attendees,
      materials,
      reach,
      topics = [],
      programme = null,
    }) => [{ happenedOn: to, kind, districts, attendees, materials, reach, topics, programme }],
  },
});
