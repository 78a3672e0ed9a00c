import { Column, Entity } from 'typeorm';
import { Fact, facts } from '#kernel/projections';
import type { HandedOut, ResultEvents } from './result.events.js';

@Entity('operation_result_fact')
export class OperationResultFact extends Fact {
  @Column('int')
  met!: number;

  @Column('int')
  screened!: number;

  @Column('int')
  referred!: number;

  @Column('jsonb')
  materials!: readonly HandedOut[];
}

export const resultFacts = facts<ResultEvents, OperationResultFact>({
  view: OperationResultFact,
  on: {
    OperationResultRecorded: ({ on, met, screened, referred, materials }) => [
      { happenedOn: on, met, screened, referred, materials },
    ],
  },
});
