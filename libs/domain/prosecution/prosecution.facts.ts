import { Column, Entity } from 'typeorm';
import { Fact, facts } from '#kernel/projections';
import type { AppealOutcome, Outcome } from './prosecution.codes.js';
import type { ProsecutionEvents } from './prosecution.events.js';

const MONTHS_PER_YEAR = 12;

/** One fact when a person is named, and one for each verdict on them; the last one stands. */
@Entity('accused_fact')
export class AccusedFact extends Fact {
  @Column('text')
  kind!: 'named' | 'verdict';

  /** Null for a verdict on the whole case, while nobody was named. */
  @Column('uuid', { nullable: true })
  accusedId!: string | null;

  /** Null where an appeal quashed the verdict. */
  @Column('text', { nullable: true })
  outcome!: Outcome | null;

  @Column('int')
  revision!: number;
}

export const accusedFacts = facts<ProsecutionEvents, AccusedFact>({
  view: AccusedFact,
  on: {
    AccusedNamed: ({ on, accusedId }, { revision }) => [
      { happenedOn: on, kind: 'named', accusedId, outcome: null, revision },
    ],
    ChargesDropped: ({ on, accusedId }, { revision }) => [
      { happenedOn: on, kind: 'verdict', accusedId, outcome: 'Discontinued', revision },
    ],
    VerdictReached: ({ on, accusedId = null, outcome }, { revision }) => [
      { happenedOn: on, kind: 'verdict', accusedId, outcome, revision },
    ],
    AppealDecided: ({ on, accusedId = null, outcome, verdict = null }, { revision }) =>
      outcome === 'Upheld' ? [] : [{ happenedOn: on, kind: 'verdict', accusedId, outcome: verdict, revision }],
  },
});

@Entity('sentence_fact')
export class SentenceFact extends Fact {
  /** Null in a case without named accused. */
  @Column('uuid', { nullable: true })
  accusedId!: string | null;

  /** Where only full years are known, twelve for each. */
  @Column('int')
  months!: number;

  @Column('int')
  revision!: number;
}

export const sentenceFacts = facts<ProsecutionEvents, SentenceFact>({
  view: SentenceFact,
  on: {
    SentenceImposed: ({ on, accusedId = null, years, months = years * MONTHS_PER_YEAR }, { revision }) => [
      { happenedOn: on, accusedId, months, revision },
    ],
  },
});

@Entity('appeal_fact')
export class AppealFact extends Fact {
  @Column('text')
  kind!: 'lodged' | 'decided';

  @Column('uuid')
  appealId!: string;

  @Column('text', { nullable: true })
  outcome!: AppealOutcome | null;
}

export const appealFacts = facts<ProsecutionEvents, AppealFact>({
  view: AppealFact,
  on: {
    AppealLodged: ({ on, appealId }) => [{ happenedOn: on, kind: 'lodged', appealId, outcome: null }],
    AppealDecided: ({ on, appealId, outcome }) => [{ happenedOn: on, kind: 'decided', appealId, outcome }],
  },
});

@Entity('compensation_fact')
export class CompensationFact extends Fact {
  @Column('text')
  kind!: 'ordered' | 'paid';

  /** In the smallest unit of the currency. */
  @Column('int')
  amount!: number;

  @Column('text')
  currency!: string;
}

export const compensationFacts = facts<ProsecutionEvents, CompensationFact>({
  view: CompensationFact,
  on: {
    CompensationOrdered: ({ on, amount, currency }) => [{ happenedOn: on, kind: 'ordered', amount, currency }],
    CompensationPaid: ({ on, amount, currency }) => [{ happenedOn: on, kind: 'paid', amount, currency }],
  },
});
