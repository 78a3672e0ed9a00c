import { Column, Entity } from 'typeorm';
import { dayAt, type Day, type EventMap, type Irregular } from '#decider';
import { Fact, facts } from '#read-models';
import { survivor } from '../survivor.js';

/** What was recorded against a rule, whatever it was: counted, so that nobody need hide it. */
@Entity('irregular_fact_v1')
export class IrregularFact extends Fact {
  @Column('text')
  code!: string;

  /** The kind of the entry. */
  @Column('text')
  entry!: string;
}

export const irregularFacts = facts<EventMap, IrregularFact>({
  view: IrregularFact,
  of: 'survivor',
  on: Object.fromEntries(
    Object.keys(survivor.evolve).map((entry) => [
      entry,
      (data, { recordedAt }) => {
        const { irregular, on, from } = data as { irregular?: Pick<Irregular, 'code'>; on?: Day; from?: Day };
        return irregular ? [{ happenedOn: on ?? from ?? dayAt(recordedAt), code: irregular.code, entry }] : [];
      },
    ]),
  ),
});
