import { Column, Entity } from 'typeorm';
import { dayAt, type Day, type EventMap, type Irregular } from '#kernel/decider';
import { Fact, facts } from '#kernel/projections';
import { survivor } from '../survivor.js';

/** Every entry recorded against a rule, of any type: they are counted, so that no one needs to hide them. */
@Entity('irregular_fact')
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
