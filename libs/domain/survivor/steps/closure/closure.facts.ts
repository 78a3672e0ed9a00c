import { Column, Entity, Index } from 'typeorm';
import { Fact, PlacedFact, facts } from '#kernel/projections';
import type { ClosureReason } from './closure.codes.js';
import type { ClosureEvents } from './closure.events.js';

@Entity('exit_fact')
@Index(['happenedOn'])
export class ExitFact extends PlacedFact {
  @Column('text')
  reason!: ClosureReason;
}

export const exitFacts = facts<ClosureEvents, ExitFact>({
  view: ExitFact,
  on: { CaseClosed: ({ on, reason }) => [{ happenedOn: on, reason }] },
});

@Entity('reopening_fact')
export class ReopeningFact extends Fact {
  @Column('boolean')
  retrafficking!: boolean;
}

export const reopeningFacts = facts<ClosureEvents, ReopeningFact>({
  view: ReopeningFact,
  on: { CaseReopened: ({ on, retrafficking }) => [{ happenedOn: on, retrafficking }] },
});
