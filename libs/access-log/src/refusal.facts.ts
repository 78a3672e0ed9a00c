import { Column, Entity, Index } from 'typeorm';
import { dayAt } from '#decider';
import { Fact, facts } from '#read-models';
import type { AccessEvents } from './access.events.js';

/** A command that was refused. Its subject is what it was about; itself, when it would have begun something. */
@Entity('refusal_fact_v2')
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
