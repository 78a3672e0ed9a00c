import { Column, Entity, Index } from 'typeorm';
import { dayAt } from '#kernel/decider';
import { Fact, facts } from '#kernel/projections';
import type { AccessEvents } from './access.events.js';

/** A refused command. Its subject is the record it was about, or this event where the command was to begin a record. */
@Entity('refusal_fact')
@Index(['happenedOn'])
export class RefusalFact extends Fact {
  @Column('text')
  code!: string;

  @Column('text')
  command!: string;

  @Column('text')
  who!: string;

  @Column('text')
  role!: string;
}

export const refusalFacts = facts<AccessEvents, RefusalFact>({
  view: RefusalFact,
  on: {
    CommandRefused: (
      { code, command, survivorId, prosecutionId, operationId },
      { eventId, recordedAt, metadata: { actor } },
    ) => [
      {
        subject: survivorId ?? prosecutionId ?? operationId ?? eventId,
        happenedOn: dayAt(recordedAt),
        code,
        command,
        who: actor.id,
        role: actor.role,
      },
    ],
  },
});
